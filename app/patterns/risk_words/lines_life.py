"""What children say who want to die; a line a phrase."""

from typing import Final

from app.patterns.risk_words.templates import Lines

OF_LIFE: Final = (
    Lines(
        "suicidal",
        3,
        """
        WANT ~3 DIE
        WANT ~2 DEAD
        WANT ~3 mawr $
        WANT ~2 KILL ~0 ME
        deserve|haeddu|should|better|well|rather|afraid|happy|dylwn|ddylwn|might_as_well ~3 DIE|be_dead
        NEG|sdim ~1 care|ots|poeni|becso|mind|bothered|scared|afraid|ofn ~3 DIE|DEAD|LIVE
        NEG ~2 WANT ~3 LIVE
        HATE ~1 being_alive|living|be_alive|byw|bod_yn_fyw
        NEG ~2 be|being|stay ~0 alive
        stopped|stop ~1 wanting ~1 to ~1 be|live|exist|wake
        CANT ~2 live|living|exist|byw|fyw
        NEG|what|whats|wot|be|beth|heb|pam ~3 POINT ~3 LIVE|LIFE
        POINT ~2 LIFE|LIVE ~3 NEG
        how|sut|ways|ffyrdd|way ~1 to|i|o ~1 DIE|KILL
        DIE|DEAD|GONE ~4 better|easier|nicer|haws|well|gwell|peaceful|hapusach
        NEG|no|dim ~2 POINT ~4 LIVE
        WANT ~3 gone $
        WANT ~2 gone ~1 forever|am_byth
        LIFE|LIVE|byw ~2 pointless|dibwrpas|diwerth|ddiwerth
        why ~1 am|do|be|should|bother|pam ~3 alive|living|exist|LIVE
        pam ~3 byw|fyw|bodoli
        NEG ~1 worth ~2 LIVE|LIFE
        LIFE ~3 NEG ~1 worth|werth
        NEG ~1 werth ~2 byw|fyw|LIVE
        nothing|dim|dim_byd|no_reason ~2 LIVE ~1 for|i|amdano|ar_ei_gyfer
        WANT ~4 DISAPPEAR
        """,
        block="MY HIM HE PARENT RELATIVE STAFF PARTNER SIBLING PEER SOMEONE EVERYONE YOU",
        own=True,
    ),
    Lines(
        "suicidal",
        3,
        """
        KILL ~1 MYSELF
        MY|fy ~1 funeral|angladd
        can|give|given|gave ~2 have|away ~6 NEG ~2 need
        hope|wish|wishing|gobeithio ~3 something|car|bus|train|lorry|lightning|someone|rhywbeth ~2 HIT|KILL ~1 ME
        to ~0 not ~1 be ~1 here|alive
        NOBODY ~4 notice|care|sylwi|colli|becso ~2 ME|MY|fi
        NOBODY ~1 would|will|wud|ll|d|gonna|even|ever|really|going_to ~1 miss ~1 ME
        NOBODY ~0 miss|misses|missed ~0 ME
        wont|not ~3 see ~2 tomorrow|christmas|birthday|sixteen|another_day
        be ~1 gone ~1 by|soon|tomorrow|before
        rather ~2 not ~2 be|exist|alive|wake
        end|stop|stopio|diwedd ~3 MY|fy ~1 suffering|pain|poen|misery
        finish|off|rid ~1 MYSELF ~1 off
        rid ~1 of ~0 MYSELF
        hope|wish|WANT ~2 i|fi ~4 drown|DIE|killed|boddi|crash|hit_by|run_over|cancer
        hope|wish|WANT ~3 hit ~0 by
        letter|letters|note|llythyr|nodyn ~8 sorry|sori ~6 leaving|everyone|gadael|pawb
        ENDSELF ~1 MYSELF
        FUTURE|WANT|SAD|I ~4 KMS
        KMS
        end|ending|ended|take|taking|took|finish ~1 MY ~1 LIFE
        END ~2 fy|vy|fyn|MY ~1 bywyd|mywyd|fywyd|LIFE
        end|ending ~1 ALL
        rhoi_diwedd|diwedd|gorffen|orffen|ddiwedd|roi_diwedd ~3 y_cwbl|cwbl|cwbwl|cyfan|popeth|bopeth|y_cyfan|pob_dim|phopeth
        WANT ~2 END ~1 ALL
        WANT ~3 ALL ~2 END
        WANT ~3 y_cwbl|popeth|bopeth|cyfan|cwbl|pob_dim ~3 END|dod_i_ben|ddod_i_ben|stopio
        WANT|FUTURE|feel|feeling|thoughts|MY|attempt|attempted|I|teimlo|meddwl|feddyliau|meddyliau ~3 SUICIDE
        suicide_note|commit_suicide
        SUICIDE ~4 I ~2 think|thinking|feel|want|need|meddwl|teimlo
        OVERDOSE
        TAKE ~3 MANY ~3 PILL
        TAKE ~2 PILL ~2 i_gyd|gyd|at_once|ar_unwaith
        WANT|FUTURE ~4 PILL ~4 MANY|at_once|NEG
        bleach|poison|gwenwyn|cannydd ~4 drink|drank|take|yfed|cymryd
        drink|drank|took|yfed ~2 bleach|poison|cannydd
        any~5 saving|saving_up|stashing|hoarding|hiding|collecting|cuddio|guddio|casglu|hidden PILL
        cord|rope|belt|scarf|tie|lead|rhaff|cable|string|ribbon|sgarff ~4 round|around|am|rownd|o_gwmpas ~2 MY|fy ~1 neck|gwddf|ngwddf|throat|ngwddw
        if ~2 i ~1 died|disappeared|die|killed_myself
        taswn|tasn|tawn|petawn|pe_bawn|bawn|swn|sen|tasen|os_dwi|os ~2 i|fi ~1 n|yn|wedi ~1 marw|farw|diflannu
        if|tasa|taswn|tawn|petawn|sen|tasen|swn ~3 wasnt|werent|not|ddim|heb|didnt ~2 here|yma|around|alive|exist|ma
        only|unig ~1 way|option|answer|ffordd|ateb ~4 die|DIE|KILL|SUICIDE|dead|marw|farw
        WANT|plan|decided ~3 end|ending|ended|gorffen|orffen ~0 it|things
        gorau ~1 i ~0 fyw|bopeth|r_cyfan|r_cwbl
        better|happier|easier|hapusach|well|gwell|peaceful ~1 DEAD|DIE|marw|farw
        think|thinking|thought|imagine|meddwl|feel ~3 JUMP|WALK|walking|neidio|gerdded ~5 HIGH
        bridge|edge|roof|tracks|pont|bont|clogwyn ~10 nearly|almost|did_it|bron|brink
        WANT|FUTURE|nearly|almost ~3 JUMP ~3 off|front|infront|out|under|onto|into|in_front|oddi|flaen|o_flaen|dan|mewn|i ~3 HIGH
        JUMP ~2 off|front|infront|in_front|out|under|flaen|o_flaen|oddi ~3 HIGH
        WANT|FUTURE ~3 WALK ~2 front|infront|in_front|under|into|flaen|o_flaen|dan|mewn|i ~3 train|trains|cars|traffic|lorry|tren|trenau|ceir|lori|bus|car|road|bws
        WANT ~4 hit|run_over|run_me_over|knock|lladd|ladd|taro|daro|kill ~0 ME
        WANT ~4 sleep|cysgu|gysgu|sleeping ~5 forever|am_byth|never|NEG|ever
        sleep|cysgu|gysgu ~2 am_byth|forever
        hope|wish|WANT ~3 NEG ~2 wake|deffro|ddeffro|dihuno|ddihuno|wake_up|waking_up
        WANT ~2 go|be|join|mynd|bod|see|fynd|with|gweld|was|were ~4 HEAVEN
        better|happier|easier|hapusach|haws|well|best|gwell|fine|nicer|hapus ~5 WITHOUTME
        better|happier|easier|hapusach|haws|well|best|gwell|fine|hapus ~4 if|tasa|taswn|petawn|tase|pe|swn|bawn|tawn|os ~3 GONE|DISAPPEAR|DIE|NEG|dead|ddim
        better_off ~2 WITHOUTME|DEAD|GONE|DISAPPEAR|DIE
        NOBODY ~3 LIKES ~5 DISAPPEAR|DIE|DEAD|gone|wasnt_here|ddim_yma|hebdda
        if|tasa|taswn|petawn|tase|bawn|tawn|swn|pe|os ~3 DISAPPEAR|DIE|DEAD|gone|ddim_yma|ddim_ma ~3 NOBODY|neb|pawb|EVERYONE|better|easier|happier
        this|my|final|last ~1 GOODBYE ~1 letter|note|forever|everyone|world|message|all
        GOODBYE ~2 forever|am_byth|world|life|byd
        last_note|final_note|goodbye_note|goodbye_letter|suicide_note|final_message|nodyn_olaf|llythyr_olaf
        wrote|written|writing|sgwennu|ysgrifennu|letters|letter|llythyr|nodyn ~4 GOODBYE
        wont|not|fydda|fyddai|byddai|never ~3 here|yma|around|ma|alive|be_here|be_around|fyw ~1 tomorrow|much|longer|soon|fory|rhagor|mwyach|next|monday|christmas|dydd|anymore|hir
        when|once|after|pan|ar_ol ~1 im|am|fyddai|fydda|dwi ~1 gone|dead|wedi_mynd|wedi_marw
        CANT|NEG ~2 go_on|carry_on|keep_going|keep_living|cario_mlaen|gario_mlaen|cario_ymlaen|gario_ymlaen|mynd_mlaen|mynd_ymlaen|dal_ati|parhau|barhau|cario_mlan|gario_mlan|mynd_mlan ~2 anymore|any_more|living|life|like_this|fel_hyn|rhagor|mwyach|much|byw|bellach|no_more|ddim_mwy|with
        enough|had_enough|llond_bol|fed_up|sick|tired|digon|blino|ddigon|done|wedi_blino|fed ~2 LIFE|living|being_alive|LIVE|byw|fyw|bodoli
        VOICES ~5 SAY ~4 KILL|HIT|CUT|DIE|HURT|ENDSELF
        NEG ~4 born|geni|ngeni
        who|someone|whoever|pwy|rhywun ~3 find|finds|found|ffeindio|ffindio|fy_ffeindio ~1 ME
        who|pwy|fasan|fasa|bydde ~4 fy|n|yn ~0 ffeindio|ffindio
        away|ffwrdd ~6 NEG ~3 need|angen
        NEG ~2 need|angen ~3 where|lle|ble ~1 im|i|dwi|fi ~1 going|mynd
        should|WANT|FUTURE|just ~2 go|leave|mynd ~1 for_good|am_byth|forever
        pray|praying|prays|gweddio|weddio|hope|hoping|wish|gobeithio ~5 NEG ~4 wake|deffro|ddeffro|dihuno|wake_up|waking
        tonight|heno ~2 last|olaf ~0 night|time|day|noson|tro
        wont|not|fydda|fyddai|byddai|never ~2 be|ddim|i|bod ~2 around|here|yma ~1 to|i ~1 see|weld
        gwneud|neud|wneud|gneud ~0 amdana|amdanaf
        do ~1 MYSELF ~0 in
        do_away ~1 MYSELF
        cymryd|gymryd|ddwyn|dwyn ~0 fy|vy ~1 bywyd|mywyd
        took|cymryd|taken ~3 overdose|gorddos
        standing|stood|stand|sitting|sat|sefyll|eistedd|went|walked ~4 bridge|edge|roof|tracks|pont|bont|clogwyn|dibyn ~8 WANT|jump|neidio|SAD|think|thinking|meddwl|thought
        thinking|thought|think|meddwl|dream ~4 jump|jumping|neidio ~3 HIGH|off
        VOICES ~6 DIE|KILL|end|jump|neidio|hurt|MYSELF
        thoughts|meddyliau|feddyliau ~3 DIE|DEAD|KILL|ENDSELF|SUICIDE
        FUTURE ~1 jump|neidio $
        better|happier|easier|haws|well|hapusach ~5 se|sen|sa|swn|bydden|tasen|bai ~3 GONE|wedi_mynd|ddim_yma
        letter|letters|llythyr|llythyron|note|nodyn ~8 gone|wedi_mynd|GOODBYE
        plan|cynllun|way|ways|ffordd|sut|how ~3 end|die|kill|marw|lladd|farw|ladd ~1 MYSELF|it|ALL|LIFE
        how|sut ~2 KILL|DIE ~1 MYSELF
        """,
        own=True,
    ),
    Lines(
        "suicidal",
        2,
        """
        SUICIDE
        FUTURE ~2 DIE $
        how ~1 id|i|ill ~1 do ~0 it
        nothing|dim ~0 left|ar_ol
        tired|blino|wedi_blino ~2 of|ar ~2 trying|fighting|everything|feeling|trio|brwydro
        say|saying|said ~1 goodbye|bye|ffarwel ~3 everyone|family|pawb|teulu
        my ~0 plan ~8 ready|tonight|stop|nobody
        letter|letters|llythyr ~6 sorry|sori|goodbye
        burden|baich|faich|waste_of_space|waste_of_oxygen
        my|fy ~0 last|noson|niwrnod|diwrnod ~0 day|night|week|olaf
        tell|dweud|deud|gweud ~4 FAMILY|SIBLING|HIM|EVERYONE ~4 love|loved|caru|sorry
        wont|fydda|fyddai|byddai ~2 be|ddim|i ~2 around|here|yma
        feel|teimlo|feels ~2 numb|gwag|like_nothing
        feel|teimlo ~3 like_a_person|invisible|anweledig
        dark|bad|scary|tywyll|cas|drwg|horrible ~0 thoughts|meddyliau|feddyliau
        meddyliau|feddyliau ~0 tywyll|cas|drwg
        WANT ~1 it|this|hyn|fe ~2 stop|end|over|stopio|orffen $
        see ~3 future|dyfodol
        NEG ~3 future|dyfodol
        looked_up|googled|searched|google|googling|chwilio ~5 SUICIDE|DIE|PILL|DEAD
        how|dont_know|know ~1 much ~0 longer
        FUTURE|WANT ~1 make|gwneud|wneud ~1 it|everything|hyn ~1 stop|stopio|end
        NEG ~4 make_it ~2 to|past|through
        CANT|NEG ~2 see ~2 MYSELF|me ~5 future|here|alive|old|older|yma
        im|going_to|am|dwi|ill|dwin ~1 ending|end ~0 it
        no|dim ~1 way|ffordd ~0 out|allan|mas
        faint|faint_mwy ~3 galla|alla|fedra|gymryd|ddal|para
        CANT ~1 do|take|cope|handle|bear|face|gwneud|ymdopi|diodde|dioddef|cymryd|gneud|wneud|stand ~3 anymore|any_more|rhagor|mwyach|longer|no_more|bellach
        CANT ~2 go_on|carry_on|keep_going|cario_mlaen|gario_mlaen|cario_ymlaen|gario_ymlaen|mynd_ymlaen|dal_ati
        no|dim|what|NEG ~1 POINT ~2 anymore|any_more|anything|being|me|trying|rhagor|mwyach|life|mewn_dim|unrhyw
        DEAD ~0 inside|tu_mewn
        enough|digon|ddigon|sick|tired|fed_up|blino ~2 ALL|popeth|bopeth|everything
        WALK|JUMP ~2 front|infront|in_front|flaen|o_flaen ~3 train|trains|cars|traffic|lorry|tren|ceir
        DIE|KILL|marw|farw ~3 GOODBYE
        giving_up|give_up ~1 on|ar ~1 LIFE|everything|living
        world|byd ~3 WITHOUTME
        wish|wished|hope ~3 never|NEG ~1 be|been|woke|wake|exist
        """,
        own=True,
        raised_by="TONIGHT|PILL|GOODBYE|BLADE|HIGH|friday|saturday|sunday|weekend|mind|decided|wener|sadwrn",
    ),
    Lines(
        "suicidal",
        2,
        """
        I|ME ~4 die|dead|dying|dieing|dye|marw|farw
        """,
        block="MY OTHERS wedi NEG",
        own=True,
        raised_by="SAD|TONIGHT|LIFE|better|happier|only|out|funeral|if|would|easier|HATE|NOBODY|CANT|LIVE|WANT|alone|unig",
    ),
    Lines(
        "suicidal",
        2,
        """
        KILL|ENDSELF ~1 SELF3
        end|ending|take|took ~1 HIM|HE ~1 LIFE
        """,
        raised_by="TONIGHT|PILL|GOODBYE|BLADE|HIGH|TAKE",
    ),
)
