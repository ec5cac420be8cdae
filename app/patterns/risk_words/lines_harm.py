"""What children say who are hit, touched, threatened or afraid at home or of a grown-up."""

from typing import Final

from app.patterns.risk_words.templates import Lines

_AT_HOME: Final = (
    "HOME|NIGHT|DRUNK|AGAIN|SECRET|BED|SCARED|PARENT|RELATIVE|STAFF|ADULT|PARTNER|BLOW|HARD"
)
_NOT_LIKED: Final = (
    "SCARED|BED|NIGHT|SECRET|PRIVATE|ALONE|uncomfortable|weird|creepy|dont_like|didnt_like|hate"
    "|ddim_yn_hoffi|ddim_yn_licio|dwim_yn_licio|dwim_yn_hoffi|anghyfforddus|od|sain_lico|casau"
    "|sai_n_lico|ddim_yn_lico|dont_want|didnt_want|CLOTHES|told_not|stop|stopio|feel_funny|HOME"
    "|nes|until|till|BLOW|nas_licio|cry|crying|crio|SAD|hurts|dim_yn_hoffi|dim_yn_licio|dim_yn_lico|horrible|afiach|wrong|felt|disgusting|gross"
)
OF_HARM: Final = (
    Lines(
        "abuse",
        3,
        """
        GROWNUP ~9 HIT:ME
        HIT:ME ~6 GROWNUP
        PARENT|HE|RELATIVE ~9 comes_for|goes_for|came_for|went_for|starts_on|laid_into|lays_into|turns_on|takes_it_out_on|loses_it_with ~0 ME
        GROWNUP ~4 held|hold|holds|put|puts|pushed|dal|rhoi|rhoddodd ~2 MY ~1 hand|hands|arm|face|head|llaw|mraich|wyneb|mhen ~6 hob|kettle|boiling|hot|oven|cooker|fire|iron|radiator|poeth|tan|tegell|popty
        made|MAKE|have_to ~2 stand|kneel|sleep|sit|sefyll|cysgu ~6 dark|garden|outside|cold|hours|floor|shed|garage|no_shoes|oer|tywyll
        GROWNUP|HE ~6 PUSH|throws|throwing|threw|taflu|daflu|thaflu ~4 at|tuag ~1 MY|fy
        got|get|gets|have ~2 BLOW ~8 because|from|when ~6 GROWNUP
        GROWNUP ~4 HIT ~2 MY ~1 face|head|BODY|back|bum|wyneb|pen|mhen|ngwyneb|HARD|hand|hands|cheek|ear|clust|nghlust|boch
        HIT ~1 GROWNUP ~2 ME
        SIBLING ~5 HIT:ME ~4 every|bob|always|wastad|all_the_time|pob
        GROWNUP ~4 dal|grab|PUSH|hold|holds|held|gafael|gafel|squeeze|twist ~2 BODY:MINE ~8 HARD|dynn|tight|tightly|marc|mark|marks|bruise|BLOW|hurts|brifo|galed|really_hard
        GROWNUP ~4 PUSH ~1 hair|arm|ear|ears|neck|gwallt|braich|clust|clustiau ~0 fi
        soap|sebon ~3 MY|y ~1 mouth|ceg|ngheg
        held|holds|hold|pushed|pushes|push|dal|gwthio|wthio ~1 MY ~0 head|pen|mhen|face|wyneb ~4 under|water|dwr|toilet|bath|pillow|gobennydd|dan
        GROWNUP ~5 burn|burned|burnt|burns|llosgi|losgi ~2 ME|MY|BODY
        PARENT|HE|PARTNER ~5 hand|hands|dwylo|ddwylo|law|llaw ~3 PARENT|MY|HIM|ei|fy|gwddf ~2 neck|throat|gwddf|ngwddf|wddf
        HE|GROWNUP ~4 KILL|HIT ~3 PARENT|SIBLING ~5 if|os
        FUTURE|bydd|byddai|bydde ~1 HE|GROWNUP ~2 KILL|HIT ~1 ME
        FUTURE|bydd|byddai|bydde ~1 HE|GROWNUP ~2 fy ~0 KILL|HIT
        KILL ~2 ci|dog|cat|cath|pet|gath|chi|hamster|pets ~5 if|os|SAY|sen|tasen
        ges|got|get|gets|cael|gael|ces|had ~2 BLOW ~5 GROWNUP
        got|get|had|gets|ges|cael ~1 the|y|r ~0 stick|belt|slipper|cane|gwialen|ffon
        MAKE ~0 ME ~1 kneel|stand|sit|sleep|sefyll|cysgu|eat ~4 outside|corridor|cold|hours|dark|corner|garage|shed|night|tu_allan|off_the_floor|floor|soap|naked|oer
        NEG ~1 allowed|let|caniatau ~2 FOOD ~4 days|naughty|punish|cosb|punishment|until|day|drwg|bad
        held|holding|holds|hold|dal|pins|pinned|pinning ~0 ME ~0 down|lawr|against|under
        HE|GROWNUP ~5 do|does|doing|neud|gwneud|wneud|gneud|nath ~1 to_me|i_fi|i_mi|i ~0 ME
        STAFF|ADULT|HE|RELATIVE ~3 MAKE ~1 ME ~1 sit|sits|eistedd ~4 lap|lin|knee|knees
        STAFF|ADULT ~5 sit|sits|eistedd ~3 lap|lin|lin_o
        STAFF|ADULT|HE ~4 SAY|comments|comment|talks|talk ~4 MY|fy ~0 body|legs|boobs|bum|figure|chest|nghorff|nghoesau
        forced|forcing|forces|gorfodi|orfodi ~0 ME ~2 do|touch|kiss|things|neud|wneud|gneud|watch
        HIT:ME ~3 by|gan|gyda|off|oddi_wrth ~2 GROWNUP
        get|gets|got|getting|being|been|was|cael|gael|ges|ces|gets_hit ~2 HIT ~4 by|off|gan|from|gyda ~2 GROWNUP
        FAMILY ~5 get_physical|gets_physical|violent|hits_out|smacks|lashes_out
        GROWNUP ~4 give|gives|gave|giving|rhoi|roi|roddodd|rhoddodd|got|gwt|roth|rhodd ~3 BLOW ~3 ME
        GROWNUP ~4 give|gives|gave|giving|rhoi|roi|roddodd ~1 ME ~3 BLOW
        BLOW ~3 from|off|gan|by|because|achos|from_my|where|lle|wnaeth|nath|ar_ol ~4 GROWNUP|HE
        GROWNUP ~5 BLOW ~2 on|ar ~1 ME|MY|BODY
        hide|hiding|cover|cuddio|guddio ~3 bruise|bruises|bruising|clais|cleisiau|gleisiau|nghleisiau|marks
        GROWNUP ~6 PUSH:ME ~5 HARD
        GROWNUP ~4 PUSH ~1 MY ~1 hair|arm|neck|throat|ngwallt|gwallt|mraich|gwddf|HARD
        GROWNUP ~4 throws|threw|throwing|chucks|chucked|taflu|daflu|thaflu|lluchio|luchio ~4 ME|ata|ataf
        GROWNUP ~6 HIT ~3 with|efo|gyda|da ~3 belt|stick|slipper|spoon|gwregys|ffon|shoe|esgid|ruler|hairbrush|cane|cable|wire
        GROWNUP ~4 uses|use|used|takes|defnyddio|got|gets ~2 belt|stick|slipper|gwregys|cane|wooden_spoon
        GROWNUP|HE ~5 LOCK:ME ~3 in|out|room|cupboard|mewn|allan|mas|stafell|shed|garage|cwpwrdd|toilet|dark|bathroom|yn
        GROWNUP ~5 THREAT ~3 ME|KILL|HIT
        GROWNUP|HE ~5 SAY ~5 KILL:ME
        GROWNUP ~5 SAY ~5 HIT:ME
        GROWNUP|HE ~4 FUTURE ~2 HIT:ME
        GROWNUP|HE ~6 WEAPON ~3 at|to|ata|ataf|towards|against|on ~1 ME|PARENT|MY|us
        GROWNUP|HE ~4 pull|pulled|held|holds|points|pointed|threatened|bygwth|fygwth ~4 WEAPON ~3 ME|PARENT|us
        GROWNUP|HE ~4 THREAT ~4 WEAPON
        WEAPON ~3 to|at|against|wrth|on|ar ~3 throat|neck|gwddf|ME|HIM|PARENT
        GROWNUP|HE ~5 cigarettes|cigarette|sigarets|fags|lighter|iron ~4 ME|MY|on
        cigarettes|cigarette|sigarets|fags ~4 on|ar ~1 ME|MY|arna
        PUSH|hold|held|holds|grabbed|squeezed|gafael|afael|dal|gwasgu|hands|dwylo|ddwylo|hand|llaw|strangled ~4 MY|fy ~0 throat|neck|ngwddf|gwddf|ngwddw|wddf
        HE|GROWNUP ~5 PUSH|HIT ~6 MY|ME|by|fy|fi ~2 hair|stairs|throat|neck|grisiau|gwallt|ngwallt|gwddf
        get|got|gets|getting|cael|gael ~1 HIT ~1 for|if|when|because|always|every|AGAIN|am|os|bob
        always|wastad|AGAIN ~2 get|gets|getting|cael|gael ~1 HIT
        SAY ~8 if|os ~6 SAY|tell|anyone ~8 KILL|HIT|DIE
        HE|GROWNUP|SOMEONE ~6 do|does|did|doing|neud|gwneud|wneud|nath ~2 things|stuff|pethau|pethe|petha|bethau|bethe ~1 to_me|i_fi|i_mi
        HIT:ME ~4 HOME
        HOME ~5 HIT:ME
        PARENT ~5 HIT ~2 PARENT|SIBLING|each_other|ei_gilydd
        PARENT ~5 HIT ~1 us|ni|everyone|pawb|HIM
        HE ~3 HIT ~1 PARENT
        HE ~3 HIT ~1 MY ~1 SIBLING ~3 HOME|too|NIGHT
        PARENT ~5 PUSH ~2 PARENT ~4 HARD
        PARENT ~4 gets|get|got|being|cael|gael ~2 HIT ~4 by|gan ~2 GROWNUP
        HIT ~2 PARENT ~1 PARENT
        """,
        block="SIBLING PEER BALL GAMEPLAY TRIVIAL",
        mistake=True,
    ),
    Lines(
        "abuse",
        3,
        """
        SCARED ~3 GO ~1 HOME
        GROWNUP|HE ~6 FUTURE ~1 break|smash|malu ~1 MY|fy ~1 BODY|face|neck|jaw|legs|fingers
        asks|ask|wants|MAKE ~1 ME ~2 sit ~1 on ~1 HIM|lap
        GROWNUP|HE ~3 shut|shuts|left|leaves|threw|put|puts ~1 ME ~1 outside|out ~3 NIGHT|cold|rain
        STAFF|ADULT|RELATIVE|HE ~3 squeezes|squeeze|squeezed|rubs|strokes|stroked|touches ~1 MY ~0 leg|thigh|knee|BODY
        NEG ~1 WANT ~2 GO ~2 HOME ~6 because|what|achos ~4 does|do|HIT|drunk|hurts|scared
        SCARED ~5 PARENT|RELATIVE ~5 drink|drunk|angry|shouts|yfed|flin|grac|temper|violent|DRUNK
        NEG ~1 allowed ~2 tell|say|talk_about|dweud|deud
        our|ein ~1 special ~1 game|time|secret|gem
        PARENT|RELATIVE ~6 angry|drunk|mad|flin|grac|feddw ~6 ME ~4 hurts|HIT|PUSH|scared
        SCARED|ofn|ofni ~3 mynd|fynd|dod|ddod|bod|fod|aros|go|going|be|being ~2 HOME|adre|adref|gartref|gartre
        SCARED ~2 of|o ~2 PARENT|RELATIVE|PARTNER
        ofn|ofan|ofni ~1 PARENT|RELATIVE
        ofn|ofan ~1 o ~1 PARENT|RELATIVE
        PARENT|RELATIVE|STAFF|HE ~3 scares|scare|frightens|codi_ofn|hala_ofn|dychryn ~1 ME
        PARENT|RELATIVE ~2 codi_ofn|hala_ofn|hela_ofn
        UNSAFE ~3 HOME|with|gyda|efo|da
        HOME ~5 UNSAFE
        NEG ~2 safe|saff|diogel|ddiogel ~2 HOME|adre|gartref|gartre|with
        NEG ~2 make|let|send|gwneud|gadael ~1 ME ~2 GO ~2 HOME
        HE ~3 FUTURE ~1 HIT ~1 ME ~4 SAY|tell|know|finds|gwybod
        HIT:ME ~3 if|os ~3 SAY|tell|told|ddweud|dweud|deud
        """,
        block="GAMEPLAY dark dog dogs fail results",
    ),
    Lines(
        "abuse",
        3,
        """
        GROWNUP ~6 TOUCH:ME
        TOUCH ~1 GROWNUP ~2 ME
        TOUCH:ME ~3 by|gan ~2 GROWNUP
        ANYBODY ~6 TOUCH ~4 PRIVATE
        TOUCH ~4 MY ~1 PRIVATE|BODY|leg|legs|body
        TOUCH:ME ~5 PRIVATE
        TOUCH ~5 MY|fy ~1 CLOTHES
        been|being|cael|get|gets|got ~2 TOUCH ~5 PRIVATE|GROWNUP|weird|uncomfortable
        MAKE ~2 ME ~2 TOUCH|KISS
        HE|GROWNUP|PEER|SIBLING|SOMEONE ~3 MAKE ~1 ME ~1 do ~2 things|stuff|it|sexual
        put|puts|putting|rhoi|roi|rhoddodd|roth|dodi|gosod ~2 hand|hands|law|llaw|dwylo|ddwylo|fingers|bysedd ~4 BODY|PRIVATE|leg|ME|coes|nghoes|CLOTHES
        GROWNUP|HE|hand|hands|law|llaw ~4 inside|under|up|down|dan|fyny|i_mewn|lawr ~1 MY ~1 CLOTHES|PRIVATE|top|skirt|pants
        STAFF|ADULT|HE|RELATIVE ~4 KISS:ME ~3 lips|mouth|neck|ceg|geg|wefusau|SECRET|on_the_lips
        STAFF|ADULT ~4 KISS:ME
        GROWNUP|HE|PEER|SIBLING ~4 tries|tried|trying|ceisio|trio|wants ~2 KISS ~1 ME
        RAPE
        forced|MAKE|pressured|HE|GROWNUP|PARTNER|orfodi|gorfodi ~6 sex|rhyw|sexual|sexually
        ANYBODY ~6 on_top_of|ar_ben|ar_fy_mhen ~0 ME
        GROWNUP|HE|SIBLING ~5 dod|ddod|daeth|mynd|get|gets|got|climbs|comes|came ~4 bed|gwely|wely|ngwely ~3 ME|with_me
        KISS:ME ~4 lips|mouth|neck|gwefusau|ngwefusau|wefusau|ceg|ngheg
        RAPE:ME
        GROWNUP|HE|SIBLING|SOMEONE ~6 take|takes|took|pull|pulled|pulls|tynnu|dynnu|thynnu|tynodd|tynnodd|remove|undress ~3 CLOTHES ~2 off|bant|i_ffwrdd|ffwrdd
        GROWNUP|HE|MAKE|SIBLING|SOMEONE ~5 tynnu|dynnu|thynnu|tynnodd|undress|undressed|strip ~1 MY|ME ~1 CLOTHES|ME
        GROWNUP|HE|SIBLING ~8 MAKE ~1 ME ~8 no_clothes|naked|noeth|heb_ddillad|undressed|clothes_off|without_clothes
        GROWNUP|HE ~6 lie|lies|lay|lying|gorwedd|sleeps|sleep ~4 on|ar|next|beside|with|wrth|efo|gyda|da|top ~3 ME|HIM|fi
        MAKE ~1 ME ~2 take|undress|strip|tynnu|dynnu ~3 CLOTHES|off|top|everything
        SAY ~2 ME ~3 take|tynnu|dynnu|undress ~3 CLOTHES
        GROWNUP|HE|SIBLING ~4 comes|come|came|coming|gets|got|get|climbs|climbed|sneaks|sneaked|dod|ddod|daeth|ddaeth|mynd|sleeps|cysgu|lies|gorwedd ~4 MY|bed|gwely|ngwely ~2 BED|room|stafell|with_me|efo_fi|gyda_fi|NIGHT ~6 NIGHT|TOUCH|when|pan|SECRET|gwely|bed
        ADULT|STAFF|RELATIVE|HE|PARENT ~4 gets|got|climbs|climbed|get|dringo|mynd|dod|ddod|came|comes ~3 MY ~0 bed|gwely|ngwely|wely
        GROWNUP|HE ~4 watch|watches|watching|watched|films|filmed|filming|gwylio|wylio|ffilmio|spies|look|looks|edrych|staring|peeks ~3 ME ~5 BED|undress|undressing|change|changing|get_dressed|newid|naked|noeth|dressed
        ANYBODY ~4 show|shows|showed|shown|showing|dangos|ddangos|dangosodd|flashed|exposed ~2 ME ~4 PRIVATE|porn|NUDE|pidyn|willy
        GROWNUP|HE|SIBLING ~3 does|did|doing|do|done|gwneud|neud|gneud|wneud|nath ~1 bad|weird|rude|horrible|things|stuff|pethau|pethe|petha|bethau|bethe|betha|something|rhywbeth|rywbeth|nasty|sexual|disgusting ~3 ME|to_me|SECRET|dont_like|NIGHT|i_fi
        things ~2 he|HE ~2 does|did|do|makes ~2 ME
        our|ein|little ~1 secret|cyfrinach|gyfrinach
        secret|cyfrinach|gyfrinach ~1 ni|rhyngom|between|us
        GROWNUP|HE ~5 SAY|NEG ~4 SECRET
        MAKE|FUTURE|WANT|sending|anfon ~3 ME ~3 marry|married|priodi|get_married|phriodi|wedding
        cut|cutting|torri ~1 ME ~1 down_there|down_below
        """,
        block="TREAT BALL",
        mistake=True,
    ),
    Lines(
        "abuse",
        3,
        """
        MAKE|SAY|WANT|ask|asked|ask_me|gofyn|gorfodi ~2 ME ~3 CARRY ~3 DRUGS
        MAKE|SAY|gofyn|gorfodi ~2 ME ~2 sell|selling|deal|gwerthu|carry|cario ~3 DRUGS|things|stuff
        PEER|ADULT|HE|SOMEONE|gang ~5 gave|give|gives|rhoi ~1 ME ~3 DRUGS ~3 carry|hold|deliver|take|sell|cario|cuddio|hide
        """,
        block="PARENT",
    ),
    Lines(
        "abuse",
        2,
        """
        YOUNG|HE ~6 TOUCH:ME
        PARTNER|RELATIVE|HE ~4 KISS:ME
        been ~1 TOUCH $
        NEG ~2 WANT ~2 GO|see|stay|gweld|aros ~4 PARENT|RELATIVE ~2 house|home|ty|HOME|weekend|penwythnos|place|dy
        PARENT ~6 takes_it_out ~1 ME
        GROWNUP ~4 NEG ~2 let|gadael ~1 ME ~2 out|leave|outside|mas|allan ~2 room|house|ty|stafell
        STAFF|ADULT ~4 texts|messages|dms|snaps|tecstio|negesu|message|texting|messaging|messaged ~1 ME
        STAFF|ADULT ~4 SAY ~4 sexy|special|love|beautiful|pretty|fit|pert|gorgeous
        police|heddlu ~6 fight|fighting|SHOUT|PARENT|HIT
        PARENT ~6 bruise|bruises|black_eye|bleeding|cleisiau|llygad_du
        PARENT ~6 hands|fists|temper
        any~4 I|ME|NOBODY|SECRET|SCARED pregnant|feichiog|beichiog
        WANT|FUTURE ~2 run_away|running_away|rhedeg_i_ffwrdd|rhedeg_bant
        bruise|bruises|bruising|cleisiau|clais|gleisiau|nghleisiau|handprint ~5 MY|arna|arnaf|ME
        NEG ~3 safe|saff|diogel|ddiogel
        something|rhywbeth|things|rywbeth|rhwbeth|stuff ~2 happened|digwydd|digwyddodd|ddigwyddodd|happens|ddigwydd ~12 CANT|NEG|SECRET
        hear|clywed|heard|clywais ~5 HIT|SHOUT|screaming|smacking|crying ~6 wall|next_door|wal|drws_nesa|neighbours
        get|gets|got|getting|being|been|cael|gael|ges|ces ~1 HIT ~5 HOME|NIGHT
        GROWNUP ~4 MAKE ~0 ME ~1 feel ~1 uncomfortable|weird|unsafe|scared|funny|strange
        GROWNUP ~4 gwneud|neud|gneud|wneud ~2 teimlo ~2 anghyfforddus|od|anniogel
        GROWNUP ~4 too_close|stares|staring|staring_at|sits_really_close|creepy|creeps
        GROWNUP|HE ~6 PUSH:ME
        PARENT|STAFF|RELATIVE ~5 CALL:ME ~3 SLUR|NAMES|useless|worthless|stupid|idiot|twp|dwl|mistake
        PARENT|RELATIVE ~4 HATE ~0 ME
        PARENT ~4 SAY ~4 HATE|wish|wishes|wished ~2 ME|i
        PARENT ~5 SHOUT ~3 DRUNK|throws|breaks|smash|smashed|smashing|hit|torri|malu
        PARENT ~6 throws|threw|throwing|PUSH|smashing|breaking|smash|smashes|smashed|breaks|broke|punches|punched|malu|taflu|torri|punch|kicks ~2 things|stuff|plates|door|doors|wall|tv|pethau|pethe|petha|drws|platiau|wal|holes
        PARENT ~3 kicked|kick|kicks|chucked|threw|thrown|taflu|cico|cicio|throws|daflu ~1 ME ~2 out|allan|mas
        PARENT|HE|GROWNUP ~3 grabs|grabbed|grab|drags|dragged ~1 MY|ME
        """,
        block="PEER BALL GAMEPLAY",
        accident=True,
        raised_by=_NOT_LIKED,
    ),
    Lines(
        "abuse",
        2,
        """
        HE|maen|SOMEONE|nhw ~2 HIT:ME
        """,
        block="BALL GAMEPLAY",
        accident=True,
        raised_by=_AT_HOME,
    ),
    Lines(
        "abuse",
        1,
        """
        SIBLING ~5 HIT:ME
        NEG ~1 WANT ~2 GO ~2 HOME
        PARENT ~4 FUTURE ~1 KILL ~1 ME
        PARENT ~4 SHOUT ~3 ME|us|every|wastad|each_other|NIGHT|a_lot|AGAIN
        PARENT ~3 PARENT ~4 SHOUT
        STAFF ~4 SHOUT ~2 ME
        SCARED ~2 of ~2 STAFF|ADULT
        """,
        block="BALL GAMEPLAY",
        accident=True,
        raised_by="SCARED|DRUNK|WEAPON|BLOW|throat|strangle|choke|threw|every_day|bob_dydd|bob_nos",
    ),
    # a worry about somebody else
    Lines(
        "abuse",
        2,
        """
        PEER ~5 GROWNUP ~5 HIT|TOUCH|PUSH ~2 HIM|HE|PEER
        GROWNUP ~2 PEER ~5 HIT|TOUCH ~2 HIM|HE
        PEER ~5 get|gets|got|getting|being|cael|gael ~2 HIT ~4 GROWNUP|HOME
        PEER ~5 HIT ~4 by|gan ~2 GROWNUP
        PEER ~6 SCARED ~3 GROWNUP|HOME
        PEER ~5 HIM ~1 GROWNUP ~5 HIT|TOUCH|HURT
        PEER ~6 flinch|flinches|flinched ~8 GROWNUP
        GROWNUP|SIBLING ~4 does|did|doing|do ~1 stuff|things|bad ~2 HIM|to_her|to_him|PEER
        PEER ~6 bruise|bruises|clais|cleisiau|black_eye|gleisiau
        GROWNUP ~5 HIT|TOUCH ~1 HIM|PEER
        GROWNUP ~5 HIM ~0 HIT|TOUCH
        """,
        block="BALL GAMEPLAY",
        accident=True,
    ),
    Lines(
        "abuse",
        2,
        """
        PEER|SOMEONE|HE|SIBLING ~4 has|got|had|brought|brings|bring|pulled|carries|carrying|showed|gyda|efo|da|gan|dod_a|cario ~3 WEAPON
        PEER|SOMEONE|HE ~5 stab|stabbed|stabbing|trywanu|shoot|saethu ~2 ME|PEER|SOMEONE|HIM|someone
        WANT|FUTURE ~2 stab|shoot|trywanu|saethu ~2 HIM|PEER|SOMEONE|EVERYONE|GROWNUP|HE
        """,
        block="GAMEPLAY FICTION OBJECTS SWEETS",
        raised_by="SCARED|THREAT|school|bag|ysgol|mag|tomorrow|fory|ME",
    ),
)
