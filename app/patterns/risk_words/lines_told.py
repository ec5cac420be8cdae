"""What children say of harm done to them without its name: "it", a cover story, a rule at home."""

from typing import Final

from app.patterns.risk_words.templates import Lines

_NOT_LIKED: Final = (
    "SCARED|BED|NIGHT|SECRET|PRIVATE|ALONE|hate|DRUNK|HOME|cry|CLOTHES|crio|uncomfortable|HARD"
    "|dont_want|didnt_want|BLOW|last_time|tro_dwetha|tro_diwetha|HIT|worse|trouble|PARENT"
)
_AGES: Final = (
    "19|20|21|22|23|24|25|26|27|28|29|30|31|32|33|34|35|36|38|40|45|50|twenty|thirty|forty|nineteen"
)
_SAID_NO: Final = (
    "said_no|say_no|saying_no|told_him_no|told_her_no|didnt_say_yes|dweud_na|deud_na|gweud_na"
    "|ddwedes_i_na|ddudis_i_na|said_i_didnt_want|didnt_want_to|didnt_want_it|said_im_not_ready"
)
_ANYWAY: Final = (
    "carries_on|carried_on|keeps_going|kept_going|didnt_stop|doesnt_stop|wont_stop|wouldnt_stop"
    "|did_it_anyway|anyway|does_it_anyway|didnt_listen|doesnt_listen|still_did|nath_o_beth_bynnag"
    "|cario_mlaen|beth_bynnag|stopiodd_o_ddim|ddim_yn_stopio|gario_mlaen|still_does|still_did_it"
    "|carry_on|keep_going|made_me|forced_me"
)
_HIS_ERRAND: Final = "bags|bagiau|bagie|bagia|pecyn|pecynnau|parsel|parseli|stwff"
OF_TOLD: Final = (
    Lines(
        "abuse",
        3,
        """
        bruise|bruises|black_eye|black_eyes|llygad_du|llygad_ddu|clais|cleisiau|cleisie|bust_lip|handprint|BLOW ~5 NEG|isnt|arent|wasnt|werent|nid|dim ~2 ACCIDENT|SPORT
        NEG|nid|dim ~3 ACCIDENT|SPORT ~4 nath|wnaeth|gwnaeth|naeth|oedd|did|gave|caused|that_did ~4 llygad|llygad_ddu|llygad_du|clais|cleisiau|bruise|bruises|black_eye|handprint
        told|supposed|meant|have_to|orfod|gorfod|made|makes|ddudodd|wedodd|ddwedodd|gotta ~2 to|me|i|wrtha|fi ~2 say|ddeud|ddweud|weud|deud|dweud|tell_people|pretend|tell_you ~3 fell|fell_over|fall|football|rugby|cat|dog|door|stairs|bike|accident|tripped|trampoline|cwympo|syrthio|disgyn|beic|drws|pel_droed
        if|os|when|pan ~3 cry|crio|llefain|scream|answer_back|tell|speak|move ~4 get|gets|cael|chael|ga|gei ~0 it|hi ~3 worse|twice|harder|again|double|more|hard|waeth|ddwywaith|eto|dwbl
        cael|chael|gael|get|getting|gets|got|ges|gei ~0 hi|it ~1 twice|ddwywaith|worse|harder|double|waeth|from_dad|gan_dad|gyda_dad|with_the|efo_r
        if|os ~3 tell|told|say|said|speak|deud|dweud|ddeud|ddweud|weud|gweud ~8 do|does|neith|wneith|nei|gwneud|neud|hurt|happen|digwydd|wneud ~3 it|same|fe|peth|worse|waeth|o|that|hyn ~4 SIBLING|PARENT|ME|dog|cat|next
        he_said|she_said|medda|meddai|says|said|wedodd|ddudodd ~8 do_it|do_the_same|un_peth|yr_un_peth|neud_e|neud_o ~3 to|i|n|ir ~3 SIBLING
        NEG|please|plis|paid|peidiwch ~2 ring|phone|call|tell|ffonio|contact|email|ddeud|dweud|deud ~2 HOME|PARENT ~10 BLOW|HIT|hurts|kill|get_it|belt|worse
        drink|drinks|drinking|drunk|DRUNK|angry|mad|temper|yfed|grac ~6 get|gets|cael|ga ~0 it|hi
        GROWNUP|HE ~4 pinned|pins|pin|lifted|held|dragged|pulled|grabbed|grabs|hung|slammed|pinning ~1 ME ~5 neck|throat|hair|gwddf|gwallt|wall|collar
        PARENT|HE|RELATIVE ~3 belt ~1 off|out ~8 CANT|hurt|hurts|ME|HIT|scared|run|cry|ran|sit
        HE|PARENT|PARTNER ~6 knows_where_we_live|knows_where_i_live|found_us|found_out_where|out_of_prison|out_of_jail|gwybod_lle ~10 SCARED|stay|kill|hurt|live|byw|please
        GROWNUP ~2 belt|slipper|cane|stick|wooden_spoon|hand|fist|fists|gwregys|ffon ~10 BODY|bum|hurts|knows|marks|feels|bottom|coesau|nghoesau|marc|brifo|leaves
        got|get|gets|been|being|was|were|ges|ces|cael ~1 PUSH|HIT|LOCK|thrown|shoved|slammed|chucked|flung|hurled|lluchio|daflu|thaflu|gwthio|ngwthio ~6 by|off|gan|gyda ~2 GROWNUP
        GROWNUP|HE ~5 thrown|threw|shoved|slammed|flung|hurled|lluchio|hyrddio|slams|shoves|slings|slung|launched|lobbed ~1 ME ~3 wall|door|floor|stairs|across|into|down|against|wal|drws|llawr|grisiau
        GROWNUP|HE ~5 broke|cracked|snapped|split|burst|knocked|bust|dislocated|torrodd|torri ~1 MY|fy ~1 tooth|teeth|rib|ribs|nose|lip|wrist|finger|jaw|arm|dant|trwyn|mraich
        GROWNUP|HE ~6 put|bury|finish|end|throw|rhoi ~2 ME|us|both|PARENT|we ~5 ground|grave|coffin|six_feet|hospital|canal|river|bedd|ysbyty
        flinch|flinched|flinches|duck|ducked|cower|cowered|gwingo|jumped ~5 hand|arm|shouted|shout|voice|moved|llaw|near_me|fraich ~14 HOME|ours|PARENT|used_to|happens|RELATIVE
        happens|goes_on|digwydd ~2 at|in|yn ~1 ours|our_house|ty_ni|ein_ty
        hide|hiding|hid|cuddio|guddio ~2 in|under|behind|yn|dan|tu_ol ~3 wardrobe|bathroom|cupboard|bed|bedroom|room|shed|attic|cwpwrdd|gwely|stafell|toilet|loft ~5 when|until|from|pan|nes|rhag|because ~3 HE|PARENT|RELATIVE|PARTNER
        chair|wardrobe|drawers|bed|cadair|lock|bolt|table ~4 against|door|behind|under|drws ~8 so|stop|in_case|rhag|keep|fel ~3 HE|PARENT|RELATIVE
        asked|need|want|isio|gofyn|moyn ~2 lock|clo|glo ~5 HE|PARENT|RELATIVE|door|bedroom|bathroom|stafell
        GROWNUP|HE ~4 thump|thumps|clip|clips|clout|clouts|whacks|wallops|clatter|leathers|lamps|skelps|skelp|hammers|tans ~1 ME|us|MY
        sorry|sori ~6 hands_over|cover|covered|protect ~3 MY ~1 head|face
        GROWNUP|SIBLING|SOMEONE ~4 show|shows|showed|showing|shown|dangos|ddangosodd|dangosodd ~2 ME ~3 videos|films|pictures|video|magazines|fideos|pics|lluniau|ffilmiau ~8 SECRET|doing_it|sex|naked|rude|dirty|people_doing|noeth|rhyw
        PARENT|HE|PARTNER ~8 i|we|us|all|me|everyone ~1 get|gets|got|getting ~0 HIT
        loses_it|temper|kicks_off|flips|sees_red|blows_up|loses_his_temper|gwylltio|colli_tymer ~8 HIT|PUSH|get_it ~2 ME|us|we|it|PARENT|SIBLING
        GROWNUP|HE ~5 HIT ~3 with|efo|gyda|da ~3 hanger|hoover|pipe|hose|remote|charger|pan|bottle|rolling_pin|broom|pole|saucepan|lead
        GROWNUP|HE ~8 NOBODY ~2 believe|credu|goelio ~1 ME|fi
        hurts|hurt|brifo|sore|bleeding|dolur|bleed ~3 wee|pee|down_there|bottom|poo|pisio|between_my_legs ~8 GROWNUP|SIBLING|HE
        pillow|hand|bag|gobennydd|clustog|cushion ~1 over|on|dros ~2 MY|fy ~1 face|mouth|nose|head|wyneb|ceg|ngheg ~8 until|till|breathe|pass_out|nes|anadlu|black
        GROWNUP|HE|maen|man|nhw ~4 gafael|gafel|afael|dal|tagu|gwasgu|cydio|dwylo|ddwylo ~3 ngwddw|ngwddf|ngwallt
        fgm|cutting_ceremony|female_circumcision|enwaediad
        marry|married|marriage|engaged|priodi|briodi|phriodi|wedding|dyweddio ~6 man|never_met|UNKNOWN|stranger|cousin|said_no|NEG|dyn|older|abroad|pakistan|bangladesh|choice ~10 ME|NOBODY|want|said_no|isio|moyn|met
        taking|take|sending|send|sent|fly|flying|mynd_a|anfon|hala|want|wants|MAKE ~1 ME ~6 marry|married|get_engaged|priodi|briodi|phriodi
        """,
        block="TREAT GAMEPLAY BALL STAFF TRIVIAL which",
        mistake=True,
        across=True,
    ),
    Lines(
        "abuse",
        3,
        f"""
        GROWNUP ~5 KISS ~2 YOU ~2 lips|mouth|ceg|gwefusau|wefusau
        have_to|gotta|gorfod|orfod|supposed_to|makes_me|made_me|got_to|expected_to|rhaid ~2 TOUCH|stroke|rub|lick|suck|cyffwrdd|gyffwrdd|rhwbio|twtsiad ~1 HIM|GROWNUP|ynddo|ei|e|fe|fo|it
        gorfod|orfod|fforso|rhaid ~2 neud|gwneud|wneud|gneud ~1 pethe|pethau|petha|bethau|bethe|stwff|things ~1 iddo|i_ddo|gyda_fe|efo_fo|gydag_e
        have_to|gotta|made_to|got_to|makes_me ~1 do ~1 things|stuff|favours|whatever|something ~1 for|to|with ~0 HIM
        ADULT|PARTNER ~10 {_ANYWAY} ~8 {_SAID_NO}
        {_SAID_NO} ~4 ADULT|PARTNER|HE ~6 {_ANYWAY}
        KISS|TOUCH|RAPE|sex|bed ~10 {_SAID_NO}
        {_SAID_NO} ~8 KISS|TOUCH|sex
        HE ~6 watch|watches|watching|films|gwylio|wylio|stares|spies|looks ~3 ME ~4 undressed|get_changed|getting_changed|getting_undressed|getting_dressed|dadwisgo|newid|shower|bath|cawod|changed|wash|molchi
        GROWNUP ~6 watch|watches|watching|films|gwylio|wylio|stares|spies ~3 ME ~4 undressed|get_changed|getting_changed|getting_undressed|getting_dressed|dadwisgo|shower|bath|cawod
        PUSH|TOUCH|gafaelodd|afaelodd|cydiodd|gydiodd|cyffyrddodd|rhoddodd|rhodd|gwasgodd|rhwbiodd|gafel|cydio|rhoi ~3 STAFF|ADULT|RELATIVE ~6 BODY:MINE
        PUSH|TOUCH|gafaelodd|cydiodd|cyffyrddodd|rhoddodd|rhwbiodd ~3 GROWNUP ~5 PRIVATE
        STAFF|ADULT|RELATIVE ~5 gafael|gafaelodd|grabs|grabbed|squeezed|stroked|rubbed|cydio ~3 thigh|bum|waist|nghlun|glun|clun|nghoes|mhen_ol|hips
        gwnaeth|nath|wnaeth|did|naeth|done|does|gwneud|wnath|gnath ~5 GROWNUP|SOMEONE|HE|SIBLING|teulu|family ~5 rywbeth|rhywbeth|rwbeth|rwbath|pethau|pethe|bethau|bethe|something|things|stuff ~3 budr|brwnt|fudr|ych|rude|dirty|drwg|ddrwg|afiach|od|weird|nasty|horrible|disgusting|rong|anweddus|ofnadwy
        SOMEONE|teulu|family ~6 did|does|nath|wnaeth|done|gwneud|neud ~2 something|things|stuff|rhywbeth|pethau|bad|rude|pethe ~6 ME|to_me|i_fi|i_mi
        HE|RELATIVE|SIBLING|dad|stepdad|nhad|PARTNER|man|maen|ADULT ~3 comes|come|came|coming|dod|ddod|opens|sneaks|creeps ~8 pretend|pretending|esgus|smalio|cogio ~3 asleep|sleep|sleeping|cysgu|cysgy|gysgu
        pretend|pretending|esgus|smalio|cogio ~3 asleep|sleep|sleeping|cysgu|gysgu ~5 when|so|pan|fel|until|rhag|hoping ~3 HE|RELATIVE|SIBLING|dad|stepdad|nhad ~4 come|comes|in|dod|stop|goes|leave|touch|room
        HE|RELATIVE|STAFF|ADULT|PARTNER|dad|stepdad|nhad ~4 comes|come|came|walks|barges|dod|ddod|cerdded ~3 bathroom|shower|molchi|cawod|bath ~4 when|pan|while|tra ~3 bath|shower|cawod|changing|noeth|newid|naked
        dod|ddod|daeth|mynd ~1 fewn|mewn|i ~2 gwely|gwelu|ngwely|wely ~1 efo_fi|gyda_fi|da_fi|ata
        GROWNUP|HE|our|ein|gives|wants ~5 special|secret|bad|weird|funny ~0 cuddle|cuddles|hug|hugs|touch|touches|massage|massages|kisses|tickles|tickling|cwtsh|cwtshis
        GROWNUP|HE ~4 MAKE|wants|ask|asks|asked ~2 ME ~3 massage|shower_with|bath_with|bathe_with|sleep_in_his|share_his_bed|sleep_with_him|share_a_bed
        woke|wake|woke_up|deffro|ddeffres|deffrais|dihuno ~6 HE|GROWNUP|SOMEONE|SIBLING|hand|hands ~4 on_top|TOUCH|inside|under|hand|hands|on_me|my_pants|my_clothes
        GROWNUP|HE|SOMEONE ~5 give|gives|gave|buy|buys|bought|pay|pays|rhoi|prynu|talu|money|arian ~6 if|for|when|os|am ~2 i|letting|ME ~2 TOUCH|let_him|let_them|SECRET|letting
        nice|kind|gentle ~6 when|if ~3 let|lets ~0 HIM ~3 TOUCH|do|KISS
        MAKE|hala|yrru|forces|fforsio|gorfodi|getting|wants|anfon|SAY|isio|moyn ~3 ME ~3 cario|gario|carry|hold|hide|cuddio|deliver|drop|collect|danfon ~3 {_HIS_ERRAND}|packages|stuff ~4 iddo|for_him|for_them|iddyn|choice|dewis|train|tren|or|flat|money|arian
        owe|owes|debt|dyled ~4 HIM|gang|lads|dealer|them|olders|elders ~8 hurt|HIT|sell|carry|stab|shoot|kill|work_it_off|pay_it_back|drop
        trap_house|trapping|going_country|go_country|cunch|county_lines|plugging
        """,
        block="TREAT GAMEPLAY BALL dog cat homework piano santa phone school",
        mistake=True,
    ),
    Lines(
        "abuse",
        3,
        """
        got|get|gets|ges|ces|cael|gael|gesh|gaf|ga ~2 goten|coten|cosfa|gosfa|gweir|cweir|slapan|stid|grasfa|crasfa|hiding|belting|thrashing|good_hiding|walloping|cane
        """,
        accident=True,
    ),
    Lines(
        "abuse",
        2,
        """
        flinch|flinched|flinches|ducked|cower|cowered ~5 hand|arm|shouted|shout|voice|llaw
        NEG|please|plis|paid|peidiwch ~2 ring|phone|call|ffonio|contact ~1 HOME|PARENT ~10 SCARED|mad|angry|grac|flin|trouble|go_mad|kill
        GROWNUP ~8 carried_on|kept_going|didnt_stop|wouldnt_stop|carries_on ~8 said_no|said_stop|told_him
        stay ~2 school|here|with_you|ysgol ~3 TONIGHT|all_night|over_night|weekend|instead
        PARTNER|HE ~4 checks|reads|goes_through|tracks|controls|checio|monitors ~1 MY|fy ~0 phone|messages|texts|ffon|location
        PARTNER|HE ~8 who|what|pwy ~2 allowed|can|caniatau|cael ~3 speak|talk|see|wear|siarad|text|hang
        PARENT ~3 scream|screams|screaming|fight|fights|gweiddi|shout|ymladd|argue ~6 broken|smashed|smash|break|broke|police|heddlu|scared|thrown|torri
        rather_not|dont_wanna|dont_want_to|sai_moyn|ddim_isio|hate|dread ~1 go|going|mynd|stay|staying|aros ~2 PARENT|RELATIVE ~4 weekend|this|house|anymore|alone|penwythnos|ty
        PEER ~6 SECRET ~8 PARENT|RELATIVE|bad|uncle|STAFF|HOME
        neighbour|neighbours|girl|baby|child|kid|plentyn|babi|next_door|drws_nesa|PEER ~8 cry|crying|screaming|crio|screams|llefain ~10 marks|bruise|bruises|HIT|hungry|dirty|wall|wal|shouting|shout|gweiddi|dad
        hear|clywed|glywed ~6 gweiddi|shouting|screaming|sgrechian ~10 crio|cry|crying|cries|llefain
        something|rhywbeth|rwbath|rhwbath|rwbeth|rywbeth ~8 CANT|NEG|fedra|methu|alla ~4 write|type|say_it|sgwennu|ysgrifennu|put_it|sgrifennu
        GROWNUP ~5 syllu|llygadu|leers|gawps|perves|pervy|stares_at
        need|rhaid|want|isio|angen|moyn ~2 tell|talk|deud|dweud|siarad|ddeud ~2 someone|somebody|rhywun|rhywbeth|something ~6 CANT|NEG|fedra|methu|scared|ofn
        """,
        block="GAMEPLAY BALL STAFF TREAT",
        raised_by="BLOW|HIT|DRUNK|belt|tro_dwetha|last_time|HARD|ours",
    ),
    Lines(
        "online_harm",
        3,
        f"""
        ONLINE|SOMEONE|UNKNOWN ~10 agency|modelling|modeling|model|scout|photographer|casting|influencer|sponsor ~10 NUDE|underwear|bikini|without|PICTURE|body
        agency|modelling|modeling|model|scout|photographer|casting ~10 ONLINE ~10 NUDE|underwear|PICTURE
        ONLINE ~8 GROWNUP|UNKNOWN|SOMEONE|older|HE ~4 ask|asked|asks|asking|wants|gofyn|gofynnodd|wanted ~6 alone|bedroom|bed|wearing|wear|gwisgo|bra|body|virgin|period|undress|ar_fy_mhen|nude|underwear
        GROWNUP|UNKNOWN|SOMEONE|HE ~4 ask|asked|asks|gofyn|gofynnodd ~6 wearing|wear|gwisgo|virgin|bra ~8 ONLINE
        has|got|have|saved|kept|gyda|efo|da|screenshotted|hacked ~1 MY|fy ~1 NUDE|nudes|PICTURE ~8 money|pounds|pay|arian|bitcoin|voucher|vouchers|post|leak|unless|share|everyone|wants
        messaging|messages|dms|texting|asking|begging|pestering|hounding|negesu ~2 ME ~1 for|am ~2 PICTURE
        STRANGER|UNKNOWN|SOMEONE ~5 video_called|videocalled|facetimed|video_call|called ~8 NUDE|nothing_on|no_top|willy|touching|private
        recorded|record|recording|filmed|screenshotted|screenshot|recordio ~2 ME ~8 SAY|FUTURE|THREAT ~3 send|post|leak|share|show
        os|unless|if|oni_bai ~3 hala|anfon|gyrru|send|sends ~4 arall|another|more|rhagor|llun|lun ~8 dangos|rhannu|show|share|post|postio|leak
        any~6 ONLINE|STRANGER hotel|airbnb|his_flat|his_house HE|SOMEONE|wants|book|ME
        19|20|21|22|23|24|25|26|27|28|29|30|35|40|45|50 ~1 year_old|oed|year_olds ~5 ONLINE
        HE|SOMEONE|UNKNOWN|STRANGER ~3 ask|asked|knows|found|gofyn ~4 where_i_live|live|lle_dwin_byw|byw ~6 coming|visit|find_me|turn_up|dod|come_round|waiting
        soulmate|soulmates|soul_mate|soulmates_he|in_love|true_love|loves_me ~14 without_telling|train|meet|SECRET|never_met|ONLINE|PICTURE|run_away|older
        HE|ONLINE|SOMEONE|UNKNOWN ~10 train|bus|coach|taxi|uber|flight|ticket|tren|bws|tacsi ~8 without_telling|SECRET|heb_ddweud|heb_ddeud|dont_tell|see_him|meet|cwrdd|gwrdd
        any~10 ONLINE MEET|meetio|cwrdd|gwrdd|cyfarfod|gyfarfod|seeing|dating {_AGES}
        any~8 MEET|meetio|cwrdd|gwrdd|cyfarfod|gyfarfod ONLINE SECRET|doesnt_know|havent_told|not_told|thinks_im|ddim_yn_gwybod|dim_yn_gwybod|paid_deud|paid_a_deud|dont_tell|ofn|peidiwch_deud|heb_ddeud
        MY ~0 PARTNER ~2 {_AGES}
        met|talking|siarad|cwrdd|dating|seeing|messaging ~10 hes|hes_actually|he_is|shes|maen ~2 {_AGES} ~10 pic|pics|meet|love|secret|tell|ONLINE|flat|car
        HE|SOMEONE|PEER|ADULT ~3 gave|give|gives|bought|lent ~1 ME ~8 CARRY ~2 DRUGS|bags ~3 for|iddo|to
        STRANGER|UNKNOWN|HE ~6 move|switch|come|go|add ~2 to|on|onto|me ~2 snap|snapchat|telegram|whatsapp|kik|discord|signal ~8 SECRET|delete|disappear|private|nobody
        SEND|SAY|wants|show ~8 NUDE ~6 or_else|or|unless|neu
        """,
        block="PARENT TREAT STAFF",
        across=True,
    ),
)
