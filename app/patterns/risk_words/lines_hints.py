"""What children say who mean to die or hurt themselves and do not name it; a line a phrase.

"It", the day that is chosen, who shall have the dog afterwards, a cat that did not do the scratch.
"""

from typing import Final

from app.patterns.risk_words.templates import Lines

_GRAVE: Final = (
    "SAD|ALONE|TONIGHT|last_night|neithiwr|NOBODY|SECRET|BLADE|HIGH|PILL|LIFE|HATE|scared|decided"
    "|frightened|ofn|plan|GOODBYE|calm|cry|penderfynu|stopped_me|CANT|tired|friday|saturday|sunday"
    "|monday|weekend|wener|sadwrn|blino|pain|poen|sorry|sori"
)
_MARKS: Final = (
    "cuts|scars|scar|scratches|burns|wounds|bruises|creithiau|creithie|craith|marciau|marcia|marce"
    "|toriadau|briwiau|crafiadau|nghreithiau|scabs|graith|briw|BODY"
)
_I_DID: Final = (
    "i_did_it|i_did_them|i_did_that|i_did_this|did_them|was_me|its_me|fi_nath|fi_wnaeth|fi_roddodd|fi_naeth|fi_nes|i_put_them"
    "|i_made_them|done_it|done_them|fi_sy|fi_oedd|fi_sydd|fi_di_neud|put_them_there|fi_rhoddodd"
)
_DO_IT: Final = (
    "do_it|doing_it|did_it|done_it|neud_o|neud_e|neud_fe|neud_fo|wneud_o|wneud_e|gneud_o|neud_hyn"
    "|gwneud_o|wneud_hynny|neud_hynny|go_through_with_it|went_through_with_it|wneud_hyn|neud_y_peth"
)
_AFTER_ME: Final = (
    "when_im_gone|when_ive_gone|when_im_dead|after_im_gone|once_im_gone|when_im_not_here|after_me"
    "|when_i_am_gone|when_im_no_longer_here|after_ive_gone|for_after|pan_fydda_i_wedi_mynd|wedi_i_mi"
    "|ar_ol_i_mi_fynd|ar_ol_i_fi_fynd|pan_fydda_i_ddim_yma|ar_fy_ol|ar_ol_fi|ar_ol_i_fi_farw"
    "|once_ive_gone|if_im_not_here|pan_dwi_wedi_mynd|pan_fi_di_mynd|pan_fi_wedi_mynd|when_i_go"
    "|pan_dwi_di_mynd|when_im_not_around|after_im_dead|pan_fyddai_wedi_mynd|pan_fyddai_di_mynd"
)
OF_HINTS: Final = (
    Lines(
        "suicidal",
        3,
        f"""
        any~10 {_AFTER_ME} look_after|have|keep|hers|his|yours|theirs|belongs|give|live|feed|edrych_ar_ol|gofalu|gael|cael|rhoi|letter|letters|llythyr|playlist|hoodie|read|ddarllen|sort|miss|care|music|flowers|blodau|songs
        picked|chosen|chose|decided|set|fixed|pick|dewis|ddewis|penderfynu|benderfynu ~2 day|date|when|place|time|spot|method|diwrnod|dydd|dyddiad|lle|noson ~10 calm|ready|peace|peaceful|relieved|relief|barod|dawel|heddwch|nobody|goodbye|gone|end|done
        picked|chosen|chose|decided|pick|dewis|ddewis|penderfynu ~2 day|date|place|method|how|diwrnod|dyddiad|sut ~3 DIE|do_it|go|end|KILL|mynd
        decided|know|dewis|gwybod|penderfynu ~1 how|when|where|sut|pryd|ble|lle ~3 {_DO_IT}|DIE|end_it
        plan|cynllun|doing_it ~6 after|before|until|ar_ol|cyn ~8 ruin|spoil|upset|mess_up|hurt|difetha|find_me
        wait|waiting|aros ~3 until|till|after|nes|ar_ol ~6 then|wedyn ~3 {_DO_IT}|go|gone
        isnt|no|not|dim|without|aint ~2 future ~0 me|for_me|fi|i_fi|version
        NEG ~1 want ~1 a_future|to_have_a_future|another_birthday|another_day|another_year|another_christmas
        not_have|never_have|not_to_have|dont_see|not_see|ddim_isio|sai_moyn ~1 another|arall ~1 birthday|day|year|christmas|morning|one
        shouldnt|not_supposed|not_meant|ddylwn ~3 exist|alive|born|bodoli|byw|fyw
        head|VOICES ~3 SAY|shouting|whispering|sibrwd ~1 ME|wrtha ~3 {_DO_IT}|jump|hurt|end|harm|bad_things|neidio|go_through
        scared|frightened|afraid|terrified|worried|ofn|ofni ~2 of|that|what|ill|i|be|beth|bydda|y_gwna ~2 do|might_do|listen|ill_do|do_it|do_something|hurt_myself|im_going_to_do|wna|naf|neud|will_do|wrando ~1 to|MYSELF|it|next|them|if|i|something|stupid $
        scared|frightened|afraid|ofn ~2 what_i|what_ill|of_myself|beth_wna|be_wna|be_nai
        NEG ~0 trust ~0 MYSELF
        nearly|almost|bron|about_to ~3 {_DO_IT} ~8 stopped|cat|dog|brother|sister|came_in|walked_in|scared|bottled|chickened|heard|last_night|neithiwr|night|stopio|daeth|ddaeth
        last_night|neithiwr|yesterday|ddoe|weekend|TONIGHT ~4 nearly|almost|bron|tried ~3 {_DO_IT}
        could|should|might|would|I|WANT|tempted|gallwn ~3 DISAPPEAR|vanish|go|leave|diflannu|ddiflannu|mynd ~1 for_good|forever|am_byth|for_ever
        DISAPPEAR|vanish|diflannu|ddiflannu ~6 throw_a_party|celebrate|be_glad|care|notice|sylwi|hapusach|happier|poeni|dathlu|relieved|malio|becso
        one_less|one_fewer|un_yn_llai|un_llai ~1 mouth|problem|person|worry|thing|i_boeni|ceg|geg|broblem
        wish|wishing|hope|prefer|rather ~4 i|my|me ~2 heart|lungs|calon|breathing ~2 stop|stopped|stops|stopio
        sleep|cysgu|gysgu|asleep ~4 not|never|ddim|byth|without ~2 wake|wake_up|waking_up|waking|deffro|ddeffro|dihuno|ddihuno|wakes
        painless|quickest|easiest|least_painful|quick|di_boen|hawsaf|cyflymaf ~3 way|ways|ffordd ~2 go|die|out|end|to_go|marw|farw|mynd|do_it
        how ~0 many|high|long|deep ~8 die|kill|survive|drown|overdose|dead|kill_you|kill_me|end_it|do_the_job|enough_to_kill
        counted|counting|counts|stash|stashed|stashing|collected|stole|stealing|lined_up|cyfri|cyfrif ~4 PILL
        enough|digon|ddigon ~2 PILL
        tied|tie|tying|clymu|glymu|made|gwneud ~4 noose|rhaff ~6 door|wardrobe|banister|beam|loft|ceiling|drws|neck
        MY|fy ~0 coffin|grave|ashes|funeral|headstone|angladd|arch|bedd|medd
        made|write|wrote|written|writing|neud|sgwennu ~1 MY|fy ~0 will|ewyllys
        giving|given|gave|give|rhoi|roi|rhoddes ~2 MY|fy|all ~3 things|stuff|possessions|everything|pethau|pethe|favourite ~2 away|i_ffwrdd|bant
        NEG ~1 be ~0 sad|upset|angry|mad|cross|cry ~6 when|after|if|once ~2 hear|gone|find|read|not_here|happens|dead
        paid|peidiwch|peidio ~4 drist|trist|crio|ypset ~6 pan|ar_ol|os|wedi ~4 clywed|glywed|glywi|glywch|mynd|marw|darllen|gone
        stood|standing|sat|went|walked|was|sefyll|eistedd ~4 HIGH|footbridge|platform|flyover|viaduct|ledge ~10 talked_me|pulled_me|stopped_me|grabbed_me|police|heddlu|talked_down|came_back_down
        see|seeing|sight|watch|watching|gweld ~2 BLEED ~5 quiet|calm|better|good|helps|stops|RELIEF|tawel|real|happy
        sleep|cysgu|gysgu ~6 over|be_over|drosodd|ended ~2 for_good|forever|am_byth|all
        how ~0 many|much ~1 PILL ~4 takes|kill|die|enough|need|would|overdose|dangerous|it
        look|looked|looking|search|searched|searching|google|googled|googling|chwilio ~2 up|for|how|am|sut ~5 OVERDOSE|DIE|noose|KILL|hang|drown ~1 MYSELF
        better|happier|easier|hapusach|gwell|well ~5 just|only|dim_ond|jyst ~1 them|nhw|the_rest_of_them
        bye|goodbye|hwyl ~5 sorry|sori ~4 couldnt|cant|better|wasnt|everything|not|methu|popeth
        cadw|gadw|keeping|keep|kept|saved|saving_up|saving|hel ~4 PILL ~5 hosan|sock|drawer|pillow|hidden|mattress|gobennydd|secret
        any~8 GOODBYE ready|barod EVERYONE|pawb
        wont|not|fydda|fyddai ~1 be ~1 problem|burden|bother|nuisance|baich|trafferth|broblem|in_the_way|trouble|bodder ~4 TONIGHT|anymore|after|soon|longer|mwyach|rhagor|no_more
        worked_out|figured_out|know|found ~1 how|way|sut ~2 {_DO_IT}|die|marw ~8 accident|hurt|find|painless|mess|damwain
        hold|holding|stare|staring|look|line|lining|dal ~3 PILL ~8 count|think|thinking|cyfri|counting|hand|enough|swallow
        NEG|no|never|dont_see|no_way ~5 live|living|alive|around|last|byw|fyw ~1 past|beyond|until|long_enough|tan ~3 birthday|16|18|christmas|exams|summer|week|year|school|nadolig
        llyncu|lyncu|llyncais|llynces ~1 tabledi|dabledi|pils|moddion ~1 PARENT|RELATIVE
        swallowed|took|taken|stole ~1 MY ~0 PARENT|RELATIVE ~1 PILL
        any~5 DIE|marw|farw unig|only ffordd|way|option|answer
        by ~3 weekend|monday|friday|tomorrow|christmas|then|morning|tonight ~3 be ~0 gone|dead
        sut|how ~2 {_DO_IT} ~2 when|where|pryd|phryd|ble
        please|plis|tell|dweud ~3 look_after|edrych_ar_ol|gofalu ~5 wont|not|fydda|cant ~3 able|here|around|yma|gallu
        DEAD|DIE ~3 would|bydde|byddai|sounds|seems|might|must|wouldnt ~2 be|feel|like ~2 rest|nice|relief|peaceful|quiet|better|easier|lovely|nicer|scary|bad
        made|making|make|gwneud ~1 MY|fy ~0 peace|heddwch
        wont|not|never|fydda|fyddai|byth ~4 live|make_it|get|see|reach|be ~1 to|ddim|i|past ~2 16|sixteen|18|eighteen|17|seventeen|15|adult|grow_up|graduate|leave_school|next_birthday
        """,
        block="TREAT LEISURE SPORT GAMEPLAY nan",
        own=True,
        across=True,
    ),
    Lines(
        "suicidal",
        3,
        f"""
        any~10 GOODBYE|ta_ta|bye|ffarwel|hwyl|goodnight_forever {_DO_IT} TONIGHT|heno|tomorrow|fory
        letter|letters|note|notes|llythyr|llythyrau|llythyron|nodyn|nodiadau ~6 PARENT|RELATIVE|EVERYONE|family|teulu|SIBLING ~12 for_after|wedyn|drawer|hidden|find|gone|pillow|afterwards|dror|gobennydd|cuddio|when_im
        """,
        block="TREAT LEISURE SCHOOLPLACE STAFF council mp birthday thank",
        own=True,
        across=True,
    ),
    Lines(
        "suicidal",
        2,
        f"""
        nearly|almost|bron|about_to|came_close ~3 {_DO_IT}
        go_through_with_it|went_through_with_it|gone_through_with_it|going_through_with_it
        if|os ~1 im|i|dwi|i_am|ydw ~1 NEG|ddim ~2 in|here|around|yma|back|school|make_it ~3 monday|tomorrow|next_week|anymore|fory|llun|morning ~3 because|its|know|tell|dweud|remember|achos
        tell|dweud|deud ~3 i_said|that_i|fy_mod|bod_fi ~2 bye|goodbye|hwyl|love|caru
        TONIGHT|friday|saturday|sunday|weekend|wener|sadwrn|sul ~3 FUTURE|im|am|mynd_i|dwi ~2 {_DO_IT} $
        NEG|wont|fydda ~1 going_to|gonna|wont|be|mynd_i|ddim ~2 grow_up|get_older|grow_old|tyfu_fyny|tyfu_lan|heneiddio|get_old
        stood|standing|sat|sitting|went|walked|sefyll|eistedd ~4 HIGH|platform|edge|ledge|cliffs|viaduct|weir ~8 nearly|almost|couldnt|closer|wondered|thought_about|imagined|bron
        GOODBYE ~3 EVERYONE|pawb
        have|got|gen|gyda|da|found|bought|hid|cuddio ~3 rope|noose|raff|rhaff ~3 garage|shed|wardrobe|bag|bed|garej|sied|cwpwrdd|hidden|ready
        any~10 knot|noose|cwlwm rope|rhaff|raff
        tied|tie|tying|clymu ~3 rope|cord|belt|scarf|sheet|rhaff|dressing_gown ~5 door|wardrobe|beam|banister|loft|ceiling
        NEG ~1 blame ~1 MYSELF|YOURSELF|SELF3|yourselves|anyone
        NEG|wont ~1 need ~2 it|them|those|these|anything ~2 anymore|where|soon|after
        thank_you|thanks|diolch ~6 sorry|sori ~6 GOODBYE|goodbye|cant|gone|methu|hwyl
        feel|teimlo|felt ~3 empty|hollow|dead|grey|wag|gwag
        everything|popeth|pob_dim|bopeth|life|bywyd ~4 pointless|grey|hopeless|black|llwyd|dibwrpas|anobeithiol|ddu|meaningless|worthless
        nothing|NEG|dim ~3 change|changing|get_better|getting_better|newid|gwella|improve ~4 pointless|hopeless|never|ever|byth|grey
        """,
        block="TREAT LEISURE SPORT GAMEPLAY TRIVIAL homework",
        own=True,
        raised_by=_GRAVE,
    ),
    Lines(
        "self_harm",
        3,
        f"""
        {_MARKS} ~10 {_I_DID}
        {_I_DID} ~4 cuts|scars|scratches|creithiau|creithie|marcia|marciau|burns|toriadau
        {_MARKS}|CUTS ~10 SAY|blame|blamed|lied|lie|pretend ~6 ACCIDENT|SPORT|rabbit ~6 wasnt|isnt|lie|lied|lying|NEG|me|really|celwydd|fi
        SAY|blame|blamed|lied|pretend ~6 ACCIDENT|SPORT|rabbit ~4 but|ond|really|wasnt|isnt ~2 me|i_did|fi|MYSELF|i_do|my_own
        nid|dim|not|wasnt|isnt ~2 ACCIDENT|rabbit ~4 nath|wnaeth|gwnaeth|naeth|did|made|oedd|caused ~4 marc|marcia|marciau|marks|crafiadau|creithiau|creithie|this|these|hyn|rhain|scratches|cuts
        {_MARKS} ~5 nid|not|wasnt|isnt|arent|werent ~2 ACCIDENT ~8 me|fi|i_did|MYSELF
        """,
        block="TREAT LEISURE GAMEPLAY homework PARENT HE",
        own=True,
        across=True,
    ),
    Lines(
        "self_harm",
        3,
        """
        pain|poen|boen|dolur ~2 to|on|onto|i|ar ~1 MYSELF
        deserve|haeddu|deserves|deserved ~2 pain|hurt|poen|bleed|suffer|scars|brifo|frifo|diodde|dioddef|feel_pain|be_hurt|gwaedu|boen|punished|punishment|dolur ~6 MYSELF|so|felly|BLADE|CUT|skin|BODY
        pain|poen|boen|punishment|cosb ~6 give|inflict|cause|rhoi|roi|do ~2 it|o|fo|e|fe|hyn|that ~2 to|i ~2 MYSELF
        bite|biting|bit|cnoi|brathu|punch|punching|scratch|scratching|dig|digging|pinch|pinching|crafu|pinsio|dyrnu|hit|hitting|burn|rub|rubbing|chew|bwrw|taro|bang ~2 hand|hands|knuckles|knuckle|fingers|lip|lips|head|llaw|law|nwylo|dwylo|pen|mhen|face|wyneb|BODY:MINE ~5 until|till|nes|raw|bleeds|purple|bleed|piws|gwaedu
        fingers|finger|bys|bysedd|toothbrush|brws ~2 down|lawr ~2 throat|gwddf|ngwddf|gwddw|ngwddw
        took|take|taking|unscrew|unscrewed|snap|snapped|broke|break|pulled|tynnu|tynnes|torri ~3 blade|razor|sharpener|shaver|llafn|rasel|razors ~4 out|apart|sharpener|open|allan|mas|from
        new|fresh|more|deep|deeper|newydd ~0 cuts|scars|creithiau|toriadau ~4 CLOTHES|BODY|sleeves|tights|sting|stings|hurt|nobody|hide
        cuts|scars|scratches|creithiau|toriadau ~1 under|dan|underneath ~2 CLOTHES|sleeve|sleeves|tights|socks|watch|bracelets|bracelet|bandage
        bracelets|bracelet|watch|hairbands|scrunchies|sweatband|plasters|makeup|foundation ~6 cover|hide|covers|cuddio|hiding ~6 wrists|wrist|arms|cuts|scars|done|did
        BODY:MINE ~6 what ~0 i|ive ~1 do|did|done
        what ~0 i|ive ~1 do|did|done|been_doing ~3 BODY:MINE
        what ~0 i|ive ~1 do|did|done|been_doing ~1 to ~0 MYSELF
        do_it|did_it|done_it|doing_it ~2 again|eto ~8 BLADE|BODY|glass|gwydr
        marcie|marciau|marks|marcia|cuts|lines ~1 rasel|razor|blade|llafn
        long_sleeves|llewys_hir ~6 so|see|arms|hide|nobody|NOBODY|gweld|cuddio|rhag
        only|unig ~4 feel|teimlo|calm|quiet|relief ~4 CUT|bleed|blood|blade|hurting
        """,
        block="TREAT LEISURE GAMEPLAY SPORT",
        own=True,
    ),
    Lines(
        "self_harm",
        2,
        """
        pour|pouring|poured|hold|held|holding|spray|sprayed|tywallt|dal ~4 boiling|hot|kettle|bleach|aerosol|deodorant|salt|berw|poeth|ice ~4 hand|hands|arm|arms|llaw|BODY:MINE
        been|managed|wedi ~2 clean ~3 days|weeks|months|wythnos|dyddiau
        not_eating|not_eat|skipping_meals|starving|peidio_bwyta ~5 power|superpower|control|proud|strong|goal|rheoli|cryf|win
        hide|hiding|throw|throwing|threw|bin|cuddio|taflu ~2 MY|fy ~1 food|lunch|dinner|cinio|bwyd ~8 weight|fat|thin|skinny|calories|tew|tenau|dew
        """,
        own=True,
        raised_by="bad|punish|deserve|on_purpose|calm|SAD|RELIEF|HATE|drwg|haeddu|until|quiet",
    ),
)
