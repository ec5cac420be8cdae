"""What each slot of a phrase may be in Welsh: harm done by others, need, peers, online.

Written as in `welsh`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_HARM: Final = {
    "HIT": (
        "stido* cnocio* mygu* curfa bwrw* =bwrodd =fwrodd taro* =trawodd =drawodd brifo* curo*"
        " cicio* slapio* dyrnu* pwno* waldio* =waldion =waldiodd clatsio* hitio* crogi tagu*"
        " chwipio* brathu* cnoi* dolurio* niweidio* anafu* ymosod* =brifio cledro colbio pwnio*"
        " =pwniodd pwnsio* cam_drin =camdrin cam_drin_fi =gamdrin =ymosodd poenydio ergydio =smacio"
        " =hito =smaco =slapo =kicio =cico =bwri bwrwi =taroi =tharo wado* =wadu crasu labio"
        " =puncho =pynsio =punchio =punsio =pwnshio =hitiodd =beatio =frivo =brivo =brefo dolurio"
        " lladd_ar rhoi_dolur =tarro =tarodd =darodd =battro =batro =abusio =neud_dolur"
        " gwneud_dolur gwneud_niwed leinio =strapio beltio llosgi* =stranglo =leino =bito trywanu*"
        " =harmio"
    ),
    "PUSH": (
        "gwasgu gwthio* tynnu* pinsio* =pwsio =pwshio gafael* =hwpo =wpo cydio taflu* poeri siglo"
        " ysgwyd =tynu baglu hyrddio =gwthion =gwithio =shoffo llusgo"
    ),
    "BLOW": (
        "cweir stid curfa swaden slap clatsien dwrn cic ergyd pelten cernod clowten cleisio celpan"
        " bonclust clais cleisiau cleisie crasfa =chwip_din cwrban =llygad_du gwregys belt coten"
        " swadan cosfa gletsen =crasiad"
    ),
    "HARD": (
        "wal grisiau staer gwddf gwallt llawr gwddw =ngwallt =ngwddf =ngwddw wyneb =staere pen drws"
    ),
    "TOUCH": (
        "goglais cyffwrdd* =cyffyrddodd =gyffyrddodd twtsio twtshio =touchio =tytsio =twtsh"
        " =cyfwrdd teimlo mwytho =twtsad =twtsied =nghyffwrdd rhwbio =twtsiad =gyfwrdd =tocio"
        " =rhoi_llaw byseddu"
    ),
    "RAPE": (
        "treisio trais_rhywiol =rapio =treisiodd =reipio cam_drin_yn_rhywiol rhyw_gyda_fi"
        " rhyw_efo_fi =cael_rhyw =tresio_fi =tresio_i"
    ),
    "KISS": "cusanu cusan =sws =swsio =swsus cwtsio cwtsh =cofleidio =snogio",
    "PRIVATE": (
        "preifat =breifat =mhreifat rhannau_preifat =rhan_breifat mannau_preifat =darnau_preifat"
        " pen_ol =mhen_ol =tin din bronnau =mrest pidyn =rhan_isaf =coc =dan_fy_nillad"
        " =rhwng_fy_nghoesau =dan_fy_sgert dillad_isaf =nillad_isaf =nicers =phreifat"
        " =ffordd_ryfedd clun =nghlun =mannau_dwi_ddim_yn_hoffi =llefydd_preifat"
        " =llefydd_dwi_ddim_yn_licio sgert =lle_dwi_ddim =lle_ddyle_fe_ddim =lle_dyle_fo_ddim"
        " anaddas =lle_ddylai_fo_ddim fron pants =fan_preifat =lle_preifat =lle_sai_n_moyn"
        " =lle_sain =bits"
    ),
    "CLOTHES": "dillad trowsus crys ffrog =nillad =dillat pyjamas sgert top",
    "BED": "gwely =ngwely bath cawod stafell ystafell llofft =stafell_wely toiled =ngwelu =toilet",
    "NIGHT": "nos =y_nos =noson cysgu nosweithiau tywyll hanner_nos =nos",
    "SECRET": (
        "cyfrinach =cyfrinach_ni dweud_wrth_neb =deud_wrth_neb =gweud_wrth_neb =cyfrinachol"
        " =dweud_wrth_mam =deud_wrth_mam =gyfrinach =gweud_wrth_mam dweud_i_neb gyfrinachol"
    ),
    "LOCK": "cloi* =cloiodd =gloi clymu* =nghloi =cloion",
    "DRUNK": (
        "meddwi feddw =chwil yfed meddw cyffuriau =cwrw gwin =diod alcohol fodca =wedi_bod_yn_yfed"
    ),
    "WEAPON": "cyllell gwn cylell bat morthwyl =machete arf",
    "SCARED": (
        "ofn =ofni ofnus =ofan =ofon =ovn ofnadwy_o_ofn =sgared brawychu dychryn =codi_ofn"
        " =wedi_dychryn"
    ),
    "UNSAFE": (
        "=ddim_yn_saff =ddim_yn_ddiogel =ddim_yn_teimlo_n_saff =ddim_yn_teimlo_n_ddiogel"
        " =ddim_saff =ddim_teimlo_n_saff =ddim_yn_teimlo_saff =anniogel =ddim_yn_sâff"
        " =teimlo_n_saff =dim_yn_saff =ddim_yn_teimlon_saff =ddim_yn_teimlon_ddiogel"
        " =ddim_teimlon_saff peryg perygl =m_yn_saff =teimlon_saff =dim_yn_teimlon_saff"
    ),
    "HOME": "adre adref cartref =gartre =gartref ty =nhy =nhre =tyr =ty_ni =tŷ =aelwyd",
    "GO": "mynd aros =mund =mind bod dod_adre mind",
    "SHOUT": (
        "gweiddi sgrechian =bloeddio =gweiddu ffraeo ymladd =cweryla rhegi dadlau cwmpo_mas"
        " =sgrechen"
    ),
}
_NEED: Final = {
    "FOOD": (
        "bwyd =fwyd bwyta =fyta =byta swper cinio brecwast te =bwid cino pryd bwydo =swpar coginio"
        " =brecwest =fwyta"
    ),
    "NOTHING": "=dim =dim_byd =ddim =heb =dim_bwyd =gwag =prin =fawr",
    "HUNGRY": (
        "llwgu =lwgu newynog =starfio =llwglyd =eisiau_bwyd =isio_bwyd =moyn_bwyd =starvo llwgy"
        " =chwant_bwyd =bwyd_arna starfo"
    ),
    "ALONE": (
        "=ben_fy_hun =mhen_fy_hun =ar_fy_mhen =ben_hun =pen_fy_hun unig =ar_ben_fy_hun =mhen_hun"
        " =pen_n_hunan =ben_yn_hun =ben_n_hunan =ben_yn_hunan =ben_ni_hunain =ben_ein_hunain"
    ),
    "COLD": "gwres trydan =dwr_poeth nwy =dwr_cynnes letrig",
    "DIRTY": "brwnt budr =drewi =drewllyd =budur golchi =golchir =run_dillad =un_dillad lan =fudr",
    "LEAVE": "gadael =gadel mynd_allan =mas =allan =mynd_mas =mynd_i_ffwrdd",
}
_PEERS: Final = {
    "BULLY": (
        "bwlio =fwlio =mwlio bwli bwlis =bylio =fylio =bulio bwlian =mylio bwlying bwlïo =bwlïau"
    ),
    "PICKON": (
        "pigo_ar =bigo_ar chwerthin_ar chwerthin_am_ben =gwneud_hwyl_am =neud_hwyl_am pryfocio"
        " =neud_sbort =sbort_am poeni_fi =tynnu_coes =pigo_arna =bigo_arna =pigon_ar gwawdio herian"
        " =chwerthin_ar_fy_mhen =am_fy_mhen =am_ben =chwerthin_arna"
    ),
    "NAMES": (
        "enwau =enwe =enwa pethau_cas =pethe_cas =petha_cas =petha_hyll sibrydion =bethau_cas"
        " negeseuon_cas =pethau_hyll =bethe_cas =enwau_cas =pethau_horibl =celwydd =bethau_hyll"
        " =betha_cas pethau_neis =pethau_afiach"
    ),
    "SLUR": "tew hyll =gay twp =dew =dwp =dwl =od =drewi =ffrîc =freak =fat =ugly",
    "CALL": "galw =ngalw galwodd =nghalw",
    "LEFTOUT": (
        "anwybyddu =gadael_fi_allan =fy_ngadael_i_allan =gadael_allan =gadel_fi_mas =siarad_efo_fi"
        " =chwarae_efo_fi =chware_da_fi =chwarae_gyda_fi =siarad_da_fi =siarad_gyda_fi"
        " =ngadael_allan =eistedd_ar_fy_mhen =chwara_efo_fi =ngadael_mas =adael_fi_mas"
        " =adael_fi_allan =chware_gyda_fi"
    ),
    "STEAL": "dwyn =dwgyd =dwgid cymryd",
    "MONEY": "arian pres =mhres bag =mag ffon =ffôn cot pethau =mhethe",
    "WAIT": "aros_amdana =disgwyl_amdana =dilyn =nilyn =ddilyn =disgwyl_fi =aros_am_fi",
}
_ONLINE: Final = {
    "ONLINE": (
        "=or_we =y_we ar_lein =arlein =ar_y_we rhyngrwyd =gêm ffon sgwrs negesu gem cyfrif =snap"
    ),
    "UNKNOWN": (
        "dieithryn =dieithr rhywun dyn =ddim_yn_nabod =nabod adnabod =ddim_yn_adnabod menyw"
        " bachgen_hyn =erioed_wedi_cwrdd =dim_nabod =dim_yn_nabod boi pobl =heb_gwrdd person"
        " oedolyn dynion hogyn bachgen =erioed_wedi_cyfarfod"
    ),
    "PICTURE": (
        "llun lluniau llunie llunia =fideo =fideos =ffoto =lun =luniau hunlun =camera =pics =lunie"
    ),
    "NUDE": (
        "noeth =noethlymun =heb_ddillad =heb_dillad =heb_fy_nillad =nillad_i_ffwrdd anweddus brwnt"
        " =dim_dillad =nillad =dillad_isaf =nillad_isaf budur =nghorff corff rhywiol =heb_nillad"
        " rwd =rude =heb_ddim_dillad =heb_grys =preifat bronnau =nude"
    ),
    "SEND": (
        "anfon =hala danfon gofyn rhannu dangos =sendio gyrru postio =gofynnodd =moyn =isio"
        " =eisiau =isie =isho =sendo =rhoi =danfonodd =anfonodd =shario =ishe"
    ),
    "MEET": "cwrdd cyfarfod cwrddyd =mitio =cwarfod =dod_i_nol_fi nol_fi =meetio =dod_i_ngweld",
    "ADDRESS": (
        "cyfeiriad =lle_dwi_n_byw =lle_dwin_byw =ble_dwi_n_byw =ble_dwin_byw =ble_fi_n_byw"
        " =ble_rwy_n_byw =lle_dw_i_n_byw =ble_dw_i_n_byw =lle_wyt_ti_n_byw =pa_ysgol =ble_wi_n_byw"
        " =ble_rwyn_byw =lle_dwi_byw =lle_dw_in_byw =ble_dw_in_byw"
    ),
    "BLACKMAIL": "blacmel blacmelio =blackmailio",
    "GROOM": "=rhoi_arian =rhoi_anrhegion =prynu_pethau =prynu_i_fi",
    "CARRY": "cario gwerthu cuddio mynd_a danfon",
    "DRUGS": "cyffuriau pecyn pecynnau parseli parsel bagiau",
}
_HARD_TIMES: Final = {
    "SAD": (
        "trist drist crio unig isel poeni llefain =trust =digalon gwag =ddiwerth diwerth diobaith"
        " =anobeithiol =iselder hapus ypset =drust =pryderus"
    ),
    "HATE": "casau gasau =casáu =cashau =gashau =hatio =chasau",
    "LIKES": "hoffi licio caru =sylwi =poeni =colli =becso =hidio =gweld_eisiau =gweld_isio",
    "TONIGHT": (
        "heno =nawr =rwan =rŵan =wan =rywan =bore_ma fory yfory =hwyl =pont =nodyn cynllun =barod"
    ),
    "AGAIN": (
        "=eto dechrau =pan =bob =pob =wastad =weithiau =trwyr_amser =o_hyd =yn_aml stopio"
        " =wedi_bod =dal =achos =bron_bob =weithie =withia =stopo =gorfod =pam =di_bod =drwyr_amser"
    ),
}
WELSH_OTHERS: Final[Mapping[str, str]] = MappingProxyType(
    _HARM | _NEED | _PEERS | _ONLINE | _HARD_TIMES
)
