"""What children say who want to die, or who hurt themselves; a line a phrase."""

from typing import Final

from app.patterns.risk_words.templates import Lines

_WORSE: Final = (
    "AGAIN|BLADE|SAD|WANT|NIGHT|SECRET|RELIEF|HATE|BLEED|deliberately|on_purpose|purpose|bwriadol"
    "|ar_bwrpas|angry|drist|pan|every_night|hide|hiding|cuddio|sleeves|llewys|TONIGHT|control"
    "|stressed|tired_of|plasters|urge|until|till|nes|cry|quiet|really_hard|calm"
)
OF_SELF: Final = (
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
        rhoi_diwedd|diwedd|gorffen|orffen|ddiwedd|roi_diwedd ~3 y_cwbl|cwbl|cyfan|popeth|bopeth|y_cyfan|pob_dim|phopeth
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
        any~5 saving|hiding|collecting|cuddio|guddio|casglu|hidden PILL
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
        WANT ~1 go|be|join|mynd|bod|see|fynd|with|gweld ~4 HEAVEN
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
        enough|fed_up|sick|tired|digon|blino|ddigon|done|wedi_blino|fed ~2 LIFE|living|being_alive|LIVE|byw|fyw|bodoli
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
        raised_by="TONIGHT|PILL|GOODBYE|BLADE|HIGH",
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
        "self_harm",
        3,
        """
        SELFHARM
        relapse|relapsed|relapsing
        MY ~1 cuts|scars|scabs|creithiau|toriadau|nghreithiau
        scabs|cuts|scars ~6 BODY:MINE
        carve|carved|carving|slash|slashed|slashing|slit|slitting|slice|sliced|slicing ~6 BODY:MINE
        any~6 like|makes|calm|see|seeing|watch|watching|RELIEF BLEED out|ME|MY|i
        sharp|miniog|finiog|glass|gwydr|paperclip|paper_clip|pin|needle|staple|nodwydd ~4 on|into|ar|in ~1 BODY:MINE
        used|using|use ~4 on ~0 BODY:MINE
        STARVE|punish|punished|punishing|cosbi|gosbi ~1 MYSELF
        MAKE ~0 MYSELF|fi ~2 VOMIT|chwydu|hwdu
        MAKE ~0 MYSELF|it|fi ~2 BLEED
        any~6 BLADE BODY:MINE
        any~5 BLADE MYSELF
        any~6 BODY:MINE CUT torri|cut|cuts|cutting|toriadau|scars|creithiau|slashed
        BODY ~3 covered|full|llawn|gorchuddio|all ~3 CUTS
        helps|help|helpu|RELIEF|better|feels_good ~4 CUT $
        did|done|doing|do|nes|wnes|gwneud|neud ~2 something|things|stuff|rhywbeth|pethe|pethau|it|this|hyn|hwn ~3 to|i ~0 BODY:MINE
        doing|do|did|done|neud|gwneud|wneud|gneud ~0 to|i ~0 BODY:MINE
        pull|pulls|pulled|pulling|tynnu|dynnu|rip|ripping ~2 hair|gwallt|ngwallt|eyelashes|eyebrows ~1 out|allan|mas
        blade|blades|llafn|lafn ~5 sharpener|naddwr|hogwr|miniwr
        blade|razor|razors|blades|llafn|lafn|rasel ~5 bag|case|drawer|pocket|mag|pensiliau|phone_case|poced|cas
        rub|rubbing|eraser|rubber|rhwbio ~4 MY ~1 BODY ~4 raw|until|bleeds|bleed|BLEED|sore
        use|used|using|defnyddio|iwsio ~2 blade|razor|blades|razors|rasel|llafn|lafn
        CUTS ~3 deep|deeper|worse|bleeding|dwfn|ddyfnach|dyfnach|fresh
        sleeves|llewys ~12 BLADE
        BLADE ~3 into|in|mewn|i ~2 MY ~1 hand|hands|palm|skin|BODY|llaw
        any~8 on_purpose|ar_bwrpas|deliberately|fwriadol BODY|MYSELF|hand|arm CUT|BURN|HIT|BLADE|scratch|HURT
        straighteners|lighter|matches|iron|candle|leitar|matsys|hob|cigarette|haearn|taniwr|cannwyll ~4 MY|fy ~1 BODY|hand|skin
        BODY ~6 so|fel ~5 see|know|notice|gweld|weld|gwybod|sylwi
        use|used|using|iwsio|defnyddio ~2 BLADE ~4 MY|arna|arnaf|BODY|MYSELF|on
        BODY ~4 with|efo|gyda|da ~2 BLADE
        have|got|keep|hide|hid|hiding|cuddio|da|gyda|gen|hidden|carry|bring|kept ~3 razor|razors|blade|blades|rasel|llafn|rasal|llafnau
        hide|hiding|hides|hid|cover|covering|cuddio|guddio|cudd|see|notice|gorchuddio ~5 CUTS|craith|creithiau|BODY
        sleeves|llewys|hoodie|jumper|siwmper|hwdi ~5 CUTS|scars|arms|creithiau|breichiau|mreichiau|see
        CUTS ~2 on|ar ~0 MY ~1 BODY
        urge|urges|tempted|need|WANT ~2 cut|CUT $
        held|choke|choking|strangle|strangling|tagu|dagu ~1 MYSELF
        WANT ~3 HIT|HURT|BURN|CUT ~1 MYSELF
        pain|poen|hurting|BLEED|blood|CUT|HURT|cutting|brifo|dolur ~4 only_thing|helps|helpu|makes_me_feel|make_me_feel|RELIEF
        I|been|started|keep|AGAIN|WANT|stop|CANT ~3 cutting $
        I|WANT|been|CANT|NEG|stop ~3 CUT ~0 AGAIN $
        dechrau|stopio|stopo|ddechrau|wedi_bod|isio|moyn|eisiau|ishe|methu|dal_i ~2 CUT $
        I|WANT|AGAIN ~2 scratch|scratching|pick|picking ~2 MY ~1 BODY ~2 until|bleed|BLEED|nes
        rubber_band|elastic_band ~4 MY ~0 BODY
        """,
        own=True,
        accident=True,
    ),
    Lines(
        "self_harm",
        3,
        """
        HIT|HURT|CUT|BURN|scratching|scratch|pinch|pinsio|clawing|claw|harming|stabbing|trywanu|PUSH ~1 MYSELF
        """,
        block="BALL|OBJECTS",
        own=True,
        accident=True,
    ),
    Lines(
        "self_harm",
        2,
        """
        CUT|BURN|slitting|stab|stabbing ~2 BODY:MINE
        burning|cutting|slicing|scratching|crafu|llosgi ~2 MY ~1 hand|hands|llaw|nwylo|fingers
        BANG ~1 MY ~0 head|pen|mhen|mhenglog
        BANG ~1 pen|mhen|head ~3 wall|wal|desk|llawr|floor|door
        BANG ~1 walls|wall|wal ~3 until|nes|BLEED|hand|hands|knuckles|fists
        pull|pulling|tynnu|dynnu|rip|ripping ~1 MY ~1 hair|gwallt|ngwallt|eyelashes
        CUTS ~3 MY ~1 BODY
        urge|urges|ysfa
        bite|biting|dig|digging|brathu|cnoi|pinching|picking ~2 MY ~1 BODY|skin|nails|hand
        hit|hits|hitting|bwrw|taro|punch|punching|slap|slapping|dyrnu ~1 MY ~0 BODY|leg|legs
        """,
        own=True,
        accident=True,
        raised_by=_WORSE,
    ),
    Lines(
        "self_harm",
        2,
        """
        STARVE ~4 fat|thin|skinny|tew|dew|weight|pwysau|tenau|denau
        stopped_eating|stop_eating|not_eating ~4 fat|thin|weight|calories
        """,
        own=True,
        block="SWEETS",
    ),
    Lines(
        "self_harm",
        1,
        """
        HATE ~1 MYSELF
        """,
        own=True,
    ),
    # somebody else's hand on somebody else: a worry about a friend
    Lines(
        "suicidal",
        2,
        """
        KILL|ENDSELF ~1 SELF3
        end|ending|take|took ~1 HIM|HE ~1 LIFE
        """,
        raised_by="TONIGHT|PILL|GOODBYE|BLADE|HIGH|TAKE",
    ),
    Lines(
        "self_harm",
        2,
        """
        HIT|HURT|CUT|BURN|STARVE ~1 SELF3
        PEER|HE|SIBLING|SOMEONE ~6 CUT ~1 HIM ~0 BODY
        PEER|HE|SIBLING ~5 CUTS ~2 HIM ~0 BODY
        PEER|HE|SIBLING|SOMEONE|PARTNER ~5 cutting|cut $
        CUTS ~2 on|ar ~1 BODY
        HIM ~0 BODY ~4 CUTS
        """,
        accident=True,
        raised_by="TONIGHT|PILL|GOODBYE|blade|razor|rasel|llafn|knife|cyllell|gyllell",
    ),
)
