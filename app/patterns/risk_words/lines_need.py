"""What children say who go without, who are bullied, or whom a stranger reaches online."""

from typing import Final

from app.patterns.risk_words.templates import Lines

_OFTEN: Final = (
    "every|always|AGAIN|EVERYONE|bob|wastad|every_day|all_the_time|bob_dydd|trwyr_amser|THREAT|cry"
    "|crying|crio|llefain|keeps|keep|dal|SCARED|HATE"
)
OF_NEED: Final = (
    Lines(
        "neglect",
        2,
        """
        NOTHING|NEG|no ~3 FOOD ~6 HOME|cupboard|fridge|house|ty|cwpwrdd|oergell|left|ar_ol|weekend|penwythnos
        HOME|weekend|penwythnos ~6 NOTHING|NEG ~3 FOOD
        NEG|NOTHING ~3 FOOD ~5 since|days|yesterday|ers|ddoe|dyddiau|dydd|neithiwr|last_night|all_day|dydd_gwener|friday|saturday|sunday|heno
        cupboard|cupboards|fridge|cwpwrdd|cypyrddau|oergell|rhewgell|ffrij|freezer ~4 empty|nothing|NEG|gwag|wag|bare
        NEG|NOTHING ~2 FOOD|dim ~1 fridge|cupboard|cupboards|ffrij|oergell
        HUNGRY ~5 HOME|always|all_the_time|every|NIGHT|wastad|weekend|weekends|bob|trwyr_amser|drwyr_amser|days|o_hyd
        HUNGRY ~7 NEG|NOTHING ~3 FOOD
        NEG|NOTHING ~4 FOOD ~5 HUNGRY
        bed|gwely|wely|ngwely ~2 HUNGRY
        NOBODY|NEG ~3 feed|feeds|cooks|cook|makes|bwydo|coginio|fwydo|goginio|buy|buys|prynu ~2 ME|FOOD|us|ni|i_ni|i_fi
        PARENT ~4 forgets|forgot|NEG|anghofio ~3 feed|feeds|cook|cooks|FOOD ~2 ME|us|i_fi|HOME|NIGHT|any|for
        PARENT ~4 NEG ~2 let|give|gives|lets|rhoi|gadael|roi ~1 ME ~1 FOOD
        PARENT ~4 LEAVE ~2 ME|us|ni|SIBLING ~6 ALONE|NIGHT|days|weekend
        ALONE ~5 all_night|overnight|nights|NIGHT|days|weekend|noson|dyddiau|trwyr_nos|drwyr_nos|all_weekend|penwythnos
        HOME ~4 ALONE ~6 NIGHT|days|weekend|late|hwyr|SIBLING|scared|ofn|all|often|a_lot|lots|aml|until
        NOBODY ~2 HOME ~4 NIGHT|FOOD|weekend|after_school|ever
        PARENT ~4 NEG ~3 come|came|back|dod|ddod|daeth|been|home|adre|bod|wedi ~3 HOME|back|adre|NIGHT|neithiwr|days|for
        PARENT ~4 gone|wedi_mynd|LEAVE ~3 days|weekend|dyddiau|NIGHT|wythnos|week
        PARENT ~5 drunk|wasted|high|drugs|feddw|meddwi|chwil|cyffuriau|pissed|stoned|passed_out|hungover|weed
        PARENT ~4 drinks|drinking|drink|yfed ~3 every|always|too_much|lot|a_lot|gormod|wastad|bob|all|vodka|fodca|llawer|lots|until|AGAIN
        PARENT ~4 NEG ~2 get_up|codi|godi|wake_up|deffro|ddeffro|get_out_of_bed|wake
        PARENT ~4 bed|gwely|wely|asleep|sleeps|cysgu|gysgu|sleep|sleeping|sofa ~3 all|trwyr|drwyr|day|through|dydd
        NEG|no ~2 COLD
        COLD ~4 off|gone|NEG|run_out|cut|ran_out|diffodd|ffwrdd|out
        HOME|house|ty ~4 cold|oer|freezing|rhewi|damp|mould|mouldy ~3 NEG|all|heating|gwres|NIGHT|always|wastad
        sleep|sleeping|cysgu|gysgu|slept ~3 floor|sofa|llawr|soffa|car ~3 because|NEG|every|no|achos|bob|cause|cos|ers|since|for|weeks|days
        NEG ~1 PARENT ~5 HOME ~3 ers|since|for
        shoes|trainers|coat|clothes|esgidiau|sgidiau|sgidie|cot|uniform|dillad ~5 too_small|small|holes|dont_fit|tight|fach|bach|tyllau ~8 NOBODY|NEG|money|afford|notices|neb|arian
        toothache|tooth|teeth|dannodd|ddannodd|dant|ddant|rash|earache|ear|ill|poorly ~5 weeks|months|wythnos|wythnosau|ages|misoedd ~10 NEG|NOBODY|cost|costs|afford|neb|money
        we|us|ni|dan|ni_n ~3 sleep|sleeping|live|living|cysgu|byw ~3 car|van|tent|garage|hostel|shed|fan ~3 moment|now|for|since|because|every|nights|weeks|funud|nawr|ers
        car|van|fan|garej|garage ~4 cysgu|byw|sleep|live ~4 moment|now|funud|nawr|rwan|ers|since
        only|dim_ond|unig|mond ~4 school|ysgol ~5 eat|hot|meal|food|cinio|bwyta|poeth|bwyd|dinner
        only|unig ~3 meal|food|bwyd|cinio|dinner|hot ~6 school|ysgol
        NEG|no|dim ~1 bed|gwely|wely ~3 HOME|sleep|cysgu|gysgu
        same|un|run_dillad ~2 clothes|uniform|dillad|pants|socks|cloths|crys|knickers ~5 week|days|wythnos|all|dyddiau|every|again
        NOBODY|NEG|PARENT ~4 wash|washes|washed|clean|golchi|olchi|cleans ~2 CLOTHES|uniform|ME|jumper|crys
        NEG|no ~1 clean|lan|glan ~2 CLOTHES|uniform
        CLOTHES|uniform ~3 DIRTY ~4 NOBODY|NEG|PARENT|always|wastad
        NEG ~4 take|takes|taking|mynd_a|fynd_a ~1 ME ~3 doctor|doctors|dentist|hospital|doctor's|meddyg|deintydd|feddyg
        LEAVE ~1 ME|us|ni ~2 in|yn ~2 car ~8 hours|pub|oriau|dafarn|dark|all
        run_out|ran_out|need|rhedeg_allan ~5 inhaler|medicine|insulin|glasses|meddyginiaeth|pwmp ~8 NOBODY|NEG|PARENT
        nowhere|unman|nunlle ~2 sleep|live|go|stay|cysgu|byw|fyw|aros
        NOBODY ~2 looks_after|looking_after|look_after|gofalu|edrych_ar_ol|cares_for|care_for ~2 ME|us|amdana|ni|i
        I ~2 cook|feed|look_after|bath|dress|gofalu|coginio|bwydo|edrych_ar_ol|change|put ~4 SIBLING|baby|babi ~6 because|PARENT|every|all|NIGHT|achos|bob|myself|bed
        take_care|look_after|gofalu|edrych_ar_ol|looking_after|caring ~3 SIBLING|baby|babi ~5 because|every|all|NIGHT|achos|bob|myself|PARENT|alone
        """,
        block="canteen ffreutur shop siop fussy trip",
    ),
    Lines(
        "neglect",
        1,
        """
        NEG|NOTHING|no ~2 breakfast|brecwast|tea|dinner|swper|frecwast|lunch|cinio
        HUNGRY ~4 NEG ~3 breakfast|brecwast
        PARENT ~4 DRUNK
        HOME ~3 ALONE
        look_after|gofalu|edrych_ar_ol|looking_after ~2 PARENT|SIBLING
        """,
    ),
)
OF_PEERS: Final = (
    Lines(
        "bullying",
        2,
        """
        ANYBODY|SAY ~3 SAY ~3 ME|i ~4 KILL|ENDSELF ~1 MYSELF|YOURSELF|SELF3
        SAY ~1 ME ~4 KILL|ENDSELF ~1 MYSELF|YOURSELF
        ANYBODY ~4 SAY ~3 should|dylwn|ddylwn|better|deserve|go ~3 KILL|ENDSELF|DIE|be_dead ~1 MYSELF
        ANYBODY ~4 SAY ~3 should|dylwn|ddylwn|deserve|go|haeddu|hope|wish|wishes|gobeithio ~3 DIE|be_dead|DEAD
        SAY ~2 ME ~3 DIE
        SAY ~1 ME ~3 CUT|HURT|HIT ~1 MYSELF
        ANYBODY ~5 WANT|wishes|hopes|wants ~1 ME ~1 DIE|be_dead|DEAD|farw|i_farw
        KILL|ENDSELF|neck|hang ~1 YOURSELF
        kys|go_die|kys_messages|kill_ur_self|go_kill_yourself
        """,
        block="VOICES",
        raised_by="bob|every|NIGHT|hope|maybe|should|listen|right|chwerthin|SAD",
        absorbs=True,
    ),
    Lines(
        "bullying",
        2,
        """
        BULLY ~2 ME
        eat|eating|have|bwyta|sit|hide|hiding|cuddio|byta ~3 lunch|cinio|dinner|break|lunchtime ~4 toilet|toilets|toiled|toiledau|cubicle|loos ~8 they|nhw|find|because|so|NOBODY|alone|rhag|every|always|pobl
        EVERYONE ~6 invited|invite|invitation|gwahodd|wahodd|gwahoddiad ~3 except|but|heblaw|apart|ond ~2 ME
        CALL|SAY|shout|shouts|yell|galw ~3 terrorist|paki|monkey|mwnci|pikey|gypo|chinky|tranny|faggot|fag|spastic|nonce|dyke
        dal|hold|holds|holding ~1 eu|their|his|her ~1 nose|noses|trwyn|trwyna|trwynau|trwyne
        account|cyfri|cyfrif|page|profile|insta ~6 MY|wyneb|face|name|llun ~8 EVERYONE|cas|mean|nasty|laughing|horrible|comments|sylwade|sylwadau|chwerthin
        BULLY:ME
        BULLY_ME
        get|gets|getting|got|being|been|am|was|im|cael|gael|keep|is|are ~2 BULLY
        """,
    ),
    Lines(
        "bullying",
        2,
        """
        FUTURE|bring|bringing|brings ~6 stab|HIT|shoot ~1 ME
        ANYBODY ~5 SAY|FUTURE|THREAT ~4 HIT:ME|PUSH:ME
        ANYBODY ~5 SAY|FUTURE|THREAT ~4 KILL ~1 ME
        ANYBODY ~5 THREAT ~3 ME|to|i
        ANYBODY|SAY ~4 SAY|FUTURE ~3 WAIT
        WAIT|waiting|aros ~4 gate|gates|giat|gat|gât|corner|outside|tu_allan|bus_stop|ar_ol_ysgol|toilets
        PEER|HE|nhw|they|EVERYONE|SOMEONE ~4 follow|followed|following|dilyn|ddilyn|nilyn ~1 ME
        ANYBODY ~3 threw|throwing|throw|throws|taflu|daflu|chuck|chucked ~2 stones|rocks|cerrig|things|stuff|food|pethau|bottles
        SAY ~12 FUTURE|shell|hell|theyll|get|bydd ~6 smash|HIT|KILL|hurt|malu ~3 MY|our|ME|windows
        FUTURE ~1 HIT:ME
        wait|waiting|get_me|corner|jump_me|batter_me|aros|disgwyl|bang_me ~4 HIT|after_school|gate|gates|ar_ol_ysgol|giat
        YOUNG|they|nhw ~5 HIT:ME
        YOUNG|they|nhw ~5 HIT ~1 MY ~1 head|face|BODY|back|wyneb
        get|gets|getting|got|cael|gael ~1 HIT ~3 PEER|school|ysgol|break|AGAIN|every
        racist|racism|hiliol|hiliaeth|homophobic|homoffobig|nword|n_word|islamophobic|transphobic
        spat|spit|spits|poeri|boeri|poerodd ~1 at|on|ar|arna ~0 ME
        head|pen|mhen ~2 toilet|toiled|bin
        filmed|filming|ffilmio|recorded|record ~2 ME ~5 cry|crying|toilet|toilets|changing|fight|crio|posted|put|online
        """,
        block="BALL GAMEPLAY PARENT RELATIVE STAFF",
        accident=True,
    ),
    Lines(
        "bullying",
        1,
        """
        BULLY
        PICKON
        """,
        raised_by=_OFTEN,
        to=2,
    ),
    Lines(
        "bullying",
        1,
        """
        CALL:ME ~3 NAMES|SLUR
        SAY ~2 NAMES ~3 ME|amdana|to_me|about
        spread|spreading|lledu|taenu ~2 NAMES|lies|celwydd
        laugh|laughs|laughed|laughing|chwerthin ~3 at|ar|am ~1 ME|MY|mhen
        any~8 LEFTOUT always|every|all_the_time|never|months|weeks|wastad|o_hyd|pob|bob|byth|anymore|NOBODY|EVERYONE
        NOBODY ~3 plays|talks|sits|likes|chwarae|siarad|hoffi|licio|play|sit|talk|lico|eistedd|ishe|wants|invites ~2 ME|with_me|i_fi|with|efo|gyda|da
        EVERYONE|HE|PEER ~2 HATE ~1 ME
        YOUNG|HE|they|nhw ~4 STEAL ~2 MY ~1 MONEY
        YOUNG|they|nhw|HE ~5 PUSH:ME
        group_chat|snapchat|tiktok|whatsapp ~8 about|amdana|ME ~3 NAMES|mean|nasty|cas|horrible
        """,
        block="BALL GAMEPLAY",
        accident=True,
        raised_by=_OFTEN,
        to=2,
    ),
)
OF_ONLINE: Final = (
    Lines(
        "online_harm",
        3,
        """
        ANYBODY|ONLINE|UNKNOWN ~8 SEND ~4 NUDE
        SEND ~5 NUDE ~2 PICTURE
        SEND ~3 PICTURE ~5 NUDE
        PICTURE ~4 NUDE
        NUDE ~2 PICTURE ~5 ME|SEND|MY
        I ~3 sent|send|anfon|hala|gyrru|anfonais ~3 NUDE
        STRANGER ~8 SEND|ask ~5 PICTURE
        UNKNOWN ~8 ONLINE ~10 PICTURE|MEET|ADDRESS
        ONLINE ~8 UNKNOWN ~10 PICTURE|MEET|ADDRESS
        UNKNOWN|ONLINE|STRANGER ~8 ADDRESS
        STRANGER ~6 SEND|WANT|SAY|ask|isio|FUTURE ~5 MEET
        MEET ~4 STRANGER
        met|cwrdd|cyfarfod|gwrdd|know|talk|talking ~4 ONLINE ~10 MEET|PICTURE|ADDRESS
        ONLINE ~10 HE|SOMEONE|UNKNOWN ~5 WANT|SEND|SAY|ask|asked|eisiau|isio|gofyn ~4 MEET|PICTURE|ADDRESS
        ONLINE|UNKNOWN ~8 WANT|SEND|ask ~4 MEET
        HE ~4 keeps|keep|dal ~1 SEND ~3 PICTURE
        BLACKMAIL
        SEND ~4 PICTURE ~6 STRANGER|guy|man|dyn|older|stranger
        STRANGER|UNKNOWN ~8 video_call|video_calling|facetime|facetimes|video_calls|webcam ~8 ME|off|clothes|alone
        any~14 pick_me_up|meet_me|meet_up|in_person|his_house|his_flat|come_and_get|real_life|cwrdd|cyfarfod|gwrdd ONLINE HE|SOMEONE|STRANGER
        ONLINE|video_call|call|camera ~15 undress|strip|take_my|clothes_off|tynnu|dadwisgo|dillad
        ONLINE|call ~12 turned_out|actually|really ~4 UNKNOWN|older|man|hyn|dyn
        PICTURE|ONLINE ~14 unless|or_else|neu|os_na|oni_bai ~5 SEND|show|more|pay|rhagor|mwy
        SAY ~2 ME ~2 delete|dileu|ddileu ~3 messages|chat|negeseuon|chats
        HE|SOMEONE|ONLINE ~4 has|got|gyda|efo|da|saved ~2 PICTURE ~2 of|o ~1 ME ~8 SAY|FUTURE|THREAT
        ONLINE|PICTURE ~10 pay|money|arian ~3 or|unless|neu
        PICTURE ~3 of|o ~1 MY ~0 body|chest|bum|nghorff|boobs|bodi
        ONLINE ~8 HE ~3 WANT ~6 sneak|see_him|see_me|visit|come|stay_over
        HE ~3 WANT|SEND ~3 PICTURE ~3 of|o|MY|ME|fi
        STRANGER|ONLINE ~8 home_alone|what_school|which_school|on_my_own|where_i_go
        SAY|FUTURE|THREAT ~6 share|post|leak|send|show|spread|rhannu|postio|anfon|dangos|rannu|bostio ~3 MY|the|y ~1 PICTURE|NUDE|messages
        THREAT ~6 PICTURE|NUDE
        share|shared|leaked|posted|spread|rhannu|sent|anfon|rannu ~3 NUDE
        UNKNOWN|ONLINE|HE ~6 GROOM ~10 PICTURE|MEET|SECRET|KISS|NUDE|BODY
        STRANGER|ONLINE ~8 SECRET
        ANYBODY|STRANGER ~6 turn|turned|put|troi|rhoi|go ~2 webcam|camera|cam|PICTURE ~4 on|ymlaen|mlaen|CLOTHES
        fake|deepfake|ai ~2 NUDE
        older|hyn|grown_up|man|dyn|boyfriend|bf|guy ~6 SEND|ask|asks|asked|wants|gofyn|isio ~4 PICTURE|NUDE
        says|saying|said|claims|pretending|pretended|dweud|deud|esgus ~5 older|hyn|actually|really|age|oed|15|16|17|18 ~8 MEET|PICTURE|ONLINE
        """,
        block="BALL PARENT TREAT",
    ),
    Lines(
        "online_harm",
        2,
        """
        talk|talking|chat|chatting|messages|messaging|message|messaged|siarad|sgwrsio|negesu|tecstio|texting|adds|added|negeseuon|speaking ~4 STRANGER ~8 ONLINE|ME
        STRANGER ~6 talk|talking|chat|messages|messaging|message|messaged|siarad|negesu|tecstio|texting|adds|added|following ~4 ME|ONLINE
        ONLINE ~6 STRANGER
        STRANGER ~4 ONLINE
        PICTURE ~3 of|o|ohona ~1 ME ~6 ONLINE|share|shared|posted|group|without
        share|shared|posted|put|leaked|rhannu|postio ~3 PICTURE ~2 of|o ~1 ME
        hacked|hacio ~3 MY
        any~1 fake|ffug account|cyfri|cyfrif|profile|page|accounts|proffil
        any~6 cwrdd|gwrdd|gyfarfod|cyfarfod|MEET or_we|y_we|ONLINE
        saw|seen|watched|shown|showed|gweld|gweles|weld|keep_seeing ~8 ONLINE|video|fideo ~10 HURT|HIT|horrible|scary|head|cysgu|sleep|killed|dead|upset
        saw|seen|watched|shown|showed|gweld|weld ~5 porn|gore|porno
        STRANGER ~5 GROOM
        ONLINE|STRANGER ~8 loves|boyfriend|girlfriend|cariad|caru|love ~2 ME
        """,
        block="BALL PARENT TREAT",
    ),
)
