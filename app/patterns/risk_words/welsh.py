"""What each slot of a phrase may be in Welsh, north and south, as children write it.

An underscore joins the words of a phrase and `*` asks for a verb's endings; every first word is
taken in all its mutations, but those after `=`, which have none or would be other words.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_WHO: Final = {
    "I": (
        "=dwi =dwin =dw =rydw =rwy =rwyn =wi =win =fi =dwim =sai =sain =dydw =dydwi =hoffwn =rwi"
        " =mod =oni =own =roeddwn =wnes =nes =ges =ces =es =dydwin =swn =byddwn =bydda =fydda =ydw"
        " =sain_moyn =ron =dwn =dwyn =dwt =dwy =rwin =fin =dwa =wyf =rwyf =baswn =taswn =bawn"
    ),
    "ME": (
        "=fi =mi =myfi =arna =arnaf =arnai =ata =ataf =atai =ynof =yno_i =ynddai =imi =ifi =wrtha"
        " =wrthaf =wrthai =i_fi =i_mi =arnafi =ni =arnon_ni =ni_i =ynofi =atafi =arnoi =fii"
        " =yndda_i =yndda =ynddo_i =amdana =amdanaf =ohonof =ohona =gen_i =gyda_fi =efo_fi =da_fi"
    ),
    "MY": "=fy =f =vy =fyn =fu",
    "MYSELF": (
        "=fy_hun =fy_hunan =fyhun =fyhunan =yn_hun =yn_hunan =n_hun =n_hunan =nhun =nhunan =fi_hun"
        " =fi_fy_hun =fi_hunan =fy_hyn =fyn_hun =vy_hun =fun_hun =fun_hyn =fi_yn_hun =hun =hunan"
        " =hyn_hun =yn_hyn =fi_n_hun =fi_n_hunan =fu_hun =fyn_hyn =fyn_hunan =yn_hyn =yn_hin"
        " =fi_hyn =fu_hyn =vyn_hun =fy_huna =fihun =ynhun =fy_hynan =fy_hin =fy_un"
    ),
    "YOURSELF": "=dy_hun =dy_hunan =dyhun =dyhunan =di_hun =dihun =eich_hun =dy_hyn",
    "SELF3": "=ei_hun =ei_hunan =eihun =eu_hunain =ei_hyn =i_hun =i_hunan =eu_hunan",
    "HE": (
        "=o =fo =fe =e =hi =nhw =ef =nw =maeo =maen =maenhw =maehi =naw =mae_on =mae_en =mae_fon"
        " =ma_en =ma_on =ma_fe"
    ),
    "HIM": "=ei =eu",
    "YOU": "=ti =chi =di =dy",
    "NOBODY": "neb does_neb does_na_neb sneb sdim_neb",
    "EVERYONE": "pawb pob_un",
    "SOMEONE": "rhywun rhywyn rhyw_un pobl rhai_pobol pobol rhywrai",
    "PARENT": (
        "dad tad =dat =dada =dadi =nhad mam =mami mamau llysdad llystad llysfam =llys_dad"
        " =llys_fam rhieni rhiant =nhad_i =dad_i =mam_i cariad_mam cariad_mami cariad_newydd_mam"
        " gofalwr partner_mam cariad_dad partner_dad partner_newydd_mam tad_maeth mam_faeth"
        " gofalwyr gofalwr_maeth boyfriend_mam gwarcheidwad cariad_fy_mam partner_fy_mam"
        " cariad_yn_mam gwr_mam gwraig_dad"
    ),
    "RELATIVE": (
        "ewythr wncwl wncl yncl uncwl modryb =anti taid =tadcu =tad_cu =nhadcu =nhaid nain =mamgu"
        " =mam_gu cefnder cyfnither gwarchodwr ewyrth =hen_daid cymydog cymdogion ffrind_dad"
        " ffrind_mam ffrindiau_dad gwarchodwraig dyn_drws_nesa cymdoges =tatcu ffrind_fy_nhad"
    ),
    "STAFF": (
        "athro athrawes athrawon hyfforddwr hyfforddwraig gyrrwr pennaeth prifathro prifathrawes"
        " =syr gofalwr_yr_ysgol arweinydd cynorthwyydd tiwtor ficer gweinidog meddyg hyfforddwyr"
        " dreifar dreifer =coets hyffordwr athraw cynorthwydd aelod_o_staff staff gyrwr hyforddwr"
        " gyrrwr_y_bws dyn_y_bws dyn_bws dyn_tacsi gyrrwr_tacsi =miss"
    ),
    "ADULT": "dyn dynion menyw menywod dynes oedolyn oedolion dieithryn gwr boi",
    "PARTNER": "cariad",
    "SIBLING": "brawd chwaer brodyr =mrawd =chwaer hanner_brawd llysfrawd llyschwaer brawd_mawr",
    "PEER": (
        "ffrind ffrindiau ffrindie bachgen bechgyn merch merched plant plentyn plentin hogyn hogia"
        " hogiau hogan genod disgybl disgyblion criw cyfaill =ffrinds =blwyddyn bois crwt crwtyn"
        " croten =rhai_hyn =plant_hyn bachgien gens"
    ),
}
_WILL: Final = {
    "WANT": (
        "awydd eisiau =isio =isho =ishe =isie =isia moyn moin =mofyn =eisio =eisie gobeithio hoffi"
        " dymuno meddwl_am teimlo_fel barod_i =isiau =issio =isisio ystyried ysu =moen =eisau"
        " =hoffwn =isioo cynllunio bwriadu =mond_isio =leicio licio =lico =licion =eishe well_gen_i"
        " =well_da_fi =byddai_n_well =am_drio =meddwl_dylwn meddwl_gwneud ffansio penderfynu"
        " difaru_mod =jyst_isio trueni biti =bydden_i'n_hoffi =esiau meddyliau_am =meddwl_sut_i"
        " dychmygu =dwisio"
    ),
    "FUTURE": (
        "mynd_i =am =bron ceisio trio =tria ceisiais =tries =trion =driais =wedi_trio =mynd_y"
        " =wnai =wnaf =fyddai =gallu =allwn =bydd =ar_fin =gwneud gneud neud =wneud"
    ),
    "CANT": (
        "methu =alla_i_ddim =fedra_i_ddim =allai_ddim =fedrai_ddim =sai_n_gallu =sain_gallu =ffili"
        " =ffaelu =sa_i_n_gallu =ddim_yn_gallu =dwim_yn_gallu =sai_gallu =ffeilu =fethu =alla_ddim"
        " =allaf_ddim =fedraf_ddim =dim_yn_gallu =ddim_gallu =so_fi_n_gallu"
    ),
    "NEG": (
        "=ddim =dim =nid =nad =na =heb =byth =sai =sain =sa =so_fi =so_fin =so_ni =so_hi =so_e"
        " =so_nhw =so_chi =dwim =smo =paid =peidio =nagoes =sdim =does =erioed =di_m =dydy =tydi"
        " =doedd =dyw =nag =dydi =dim_byd =i_m =nim =dwm =wim =chaf =dydw =heblaw =dim_yn =sam"
    ),
    "SAY": (
        "dweud deud =gweud =wedodd =dwedodd =dudodd dywedodd =ddeudodd gofyn gofynnodd anfon"
        " =ddudodd ddwedodd =gwed =nath_ddeud sgwennu =wedon =ddedodd tecstio negesu postio =ddudon"
        " =deudodd bygwth bygythiodd gweiddi =medda =meddai dwedon dwedodd =ddwedon"
    ),
    "THREAT": "bygwth bygythiodd bygythio bygythiad bygythion =fygwth",
    "MAKE": "gwneud =gneud =neud =gwneud_i =neud_i gorfodi =nath_i =wneud =gorfod fforsio",
}
_SELF: Final = {
    "DIE": "marw =farw =marwr =farrw =maru meirw trengi =marwo =wedi_marw =marw'r =marwh =farwi",
    "DEAD": "marwolaeth",
    "KILL": (
        "lladd =ladd =lad_fy =llad =lladdodd llofruddio =kilio lladdi =laddd lladdfa =killio =cilio"
    ),
    "ENDSELF": "crogi boddi gorffen hongian saethu",
    "LIVE": (
        "byw =fyw bodoli bod_yma =fod_yma bod_yn_fyw bod_yn_y_byd bod_ar_y_ddaear deffro dihuno"
        " bod_'ma bod_ma bod_yn_yma =cario_mlaen_byw bod_fan_hyn bod_o_gwmpas anadlu =parhau_i_fyw"
        " bod_rhagor bod_yn_fan_hyn =yma_mwyach bod_yn_fyw_mwyach bod_yma_rhagor bow_yma"
    ),
    "DISAPPEAR": (
        "diflannu peidio_bod =ddim_yn_bod =ddim_yn_bodoli =ddim_yma peidio_deffro =ddim_yn_fyw"
        " =ddim_yn_deffro =erioed_wedi_cael_fy_ngeni =heb_gael_fy_ngeni =byth_yn_deffro =ddim_ma"
        " =ddim_wedi_cael_fy_ngeni peidio_byw peidio_bodoli =byth_wedi_cael_fy_ngeni diflanu"
        " =byth_di_cael_fy_ngeni =rioed_di_cael_fy_ngeni peidio_a_bod peidio_dihuno =heb_fy_ngeni"
        " =stopio_bodoli =stopio_byw =byth_yn_dihuno =ddim_deffro =byth_deffro =byth_dihuno"
    ),
    "END": "rhoi_diwedd diwedd gorffen stopio darfod dod_i_ben =dod_a =ben orffen =rhoi_terfyn",
    "ALL": (
        "=y_cwbl =y_cyfan =popeth =r_cwbl =r_cyfan =bopeth =pob_dim =cwbwl =cyfan =cwbl =phopeth"
    ),
    "LIFE": "bywyd =mywyd",
    "POINT": "pwynt =pwynt_byw =diben =reswm rheswm =bwrpas",
    "GONE": "=hebdda_i =wedi_mynd =wedi_marw =diflannu =ddim_yma =taswn_i_ddim =ddim_ma mynd",
    "WITHOUTME": "=hebdda =hebof =hebddai =hebdda_i =hebof_i =heb_fi =hebofi =hebddo_i =hebddof",
    "GOODBYE": (
        "ffarwel =hwyl_am_byth =ta_ta_am_byth =nodyn_olaf =neges_olaf =llythyr_olaf ffarwelio"
    ),
    "SUICIDE": "hunanladdiad hunanladdol =hunan_laddiad =hunan_laddol =hunaladdiad",
    "PILL": (
        "tabled tabledi tablets pilsen pils moddion =moddion_i_gyd paracetamol meddyginiaeth"
        " tabledu =tablets"
    ),
    "MANY": "llwyth =llwythi gormod holl =gyd =i_gyd =lot pecyn bocs =llawer =cyfan =loads potel",
    "TAKE": "cymryd =cymrodd =cymrais =cymres llyncu yfed =gymres =cmeryd",
    "OVERDOSE": "gorddos =gor_ddos",
    "JUMP": "neidio taflu_fy_hun taflu_hun camu =neidion",
    "WALK": "cerdded rhedeg camu",
    "HIGH": "afon mor pont to =bont clogwyn tren trenau bws ceir lori ffenest car balconi adeilad",
    "HANG": "crogi =rhaff",
    "HEAVEN": "nefoedd =nefodd =angel",
    "SELFHARM": (
        "=hunan_niweidio =hunanniweidio =hunan_niwed =hunanniwed =hunaniweidio =hunan_anafu"
        " =self_harmio =selfharmio =hunan_niwed_eto =hunan_brifo =hynan_niweidio"
    ),
    "CUT": (
        "torri =dorri =nhorri =tori =dori =nhori crafu =torru =cytio =torres =dorres =torrais"
        " =dorrais hollti =tory sgrafu =crafon trywanu =torra"
    ),
    "CUTS": "creithiau craith toriadau briwiau =marciau crafiadau =cuts anafiadau",
    "BLADE": (
        "siswrn =siswrn cyllell cyllyll rasel =rasal llafn =llafnau cwmpawd nodwydd gwydr =raser"
        " hogwr naddwr =miniwr pin taniwr bladur =razor leitar sisiwrn =sgisors cylell raseli"
        " =sharpener"
    ),
    "BURN": "llosgi =losgi",
    "HURT": (
        "brifo niweidio anafu =brifio dolurio =frifio =hyrtio =hurtio gwneud_niwed =neud_niwed"
        " =frifon =brifon =gwneud_dolur =neud_dolur rhoi_dolur =hurto =frivo =brivo cosbi"
    ),
    "BODY": (
        "braich breichiau =mreichie breichie arddwrn arddyrnau garddwrn =ngarddwrn coes coesau"
        " coese croen clun cluniau stumog bol corff =mraich =mreichiau =nghoes =nghoesau =nghroen"
        " arddwrnau =mreichia breichia"
    ),
    "BANG": "bwrw taro dyrnu =bwrwn waldio pwno hitio cnocio tynnu",
    "BLEED": "gwaedu gwaed =gwaidu",
    "VOMIT": "chwydu taflu_i_fyny hwdu cyfogi =sal",
    "STARVE": "llwgu =stopio_bwyta peidio_bwyta starfio gwrthod_bwyta",
    "RELIEF": "=gwell =well teimlo_rhywbeth cosbi rhyddhad =ymdopi ymlacio",
}
WELSH_SELF: Final[Mapping[str, str]] = MappingProxyType(_WHO | _WILL | _SELF)
