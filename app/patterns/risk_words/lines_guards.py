"""Ways of speaking that only look like danger; they lower what they touch and silence nothing."""

from typing import Final

from app.patterns.risk_words.templates import Lines

FIGURES_OF_SPEECH: Final = Lines(
    "none",
    0,
    """
    DIE|KILL|DEAD ~1 of|o|from|with|gan ~2 TRIVIAL|EMBARRASSED|laughter|chwerthin
    TRIVIAL ~4 MAKE ~1 ME ~3 WANT ~3 DIE|KILL
    TRIVIAL|this|that|these|hwn|hyn ~3 is|are|was|am|im|yn|gonna|going_to|n ~1 KILL ~1 ME
    any~8 EMBARRASSED WANT|could|FUTURE DIE|DISAPPEAR|KILL
    dying|dieing ~0 to|for
    DIE ~0 i|o|am|isio|eisiau|moyn|ishe|isie ~1 gweld|weld|gael|cael|bwyd|mynd|bwyta
    laugh|laughing|laughed|chwerthin ~4 DIE|DEAD
    rather ~0 die ~0 than ~1 eat|do|watch|listen|wear|kiss|have|drink|run|miss
    DEAD|DIE ~0 tired|good|easy|boring|funny|excited
    bored|scared|frightened|wedi_blino|worried|oer|freezing ~1 to|i ~0 DEAD|DIE|death
    FUTURE ~1 DIE ~2 if|os|when|pan ~6 TRIVIAL|SWEETS
    if|os ~8 TRIVIAL|SWEETS|GAMEPLAY ~6 FUTURE ~1 DIE
    KILL ~1 for ~0 a|some|an
    KILL ~1 ME ~2 if|when|os|pan ~8 CROSSNESS
    CROSSNESS ~4 PARENT|she|he|mam|dad ~3 KILL ~1 ME
    NEG ~1 live ~1 without|heb
    LIVE ~0 with|in|at|near|next|on|by|yn|yng|gyda|efo|mewn ~3 PARENT|RELATIVE|SIBLING|HIM|HOME|london|cardiff|caerdydd|wales|town|country|spain|here|flat|dinas
    be_here|here|yma|ma|being_here ~3 SCHOOLPLACE
    wake_up|waking_up|wake|deffro|dihuno ~2 early|cynnar|alarm|for
    HIT|KILL ~1 ME ~2 at|in|by|with|on|mewn|yn|o ~3 GAMEPLAY|SPORT|points|goals
    KISS ~1 ME ~2 GOODNIGHT
    NIGHT ~6 GOODNIGHT
    here|yma|around ~6 LEISURE
    LEISURE ~8 here|yma
    go_on|carry_on ~1 the|a|my|trip|it|holiday|y|yr|to|with_my|with_the
    last ~0 day|night|week ~4 school|term|holiday|LEISURE|year|tymor|ysgol|of
    SCARED ~3 of ~4 test|results|report|marks|canlyniadau
    UNSAFE|safe|saff ~6 bike|beic|road|ladder|science|lab|trampoline|climbing|helmet|ice|rhew
    cutting|cut|torri ~0 down|back|lawr
        HIT:ME ~2 with|efo|gyda|da ~3 BALL|foam|paper|toy|teddy|nerf|cushion|plastic|bubble|inflatable|feather|sponge
        TOUCH|HIT|PUSH|hold|held|hurt|HURT ~8 jab|jabs|injection|vaccine|vaccination|plaster|bandage|xray|x_ray|sling|pigiad|brechiad|blood_test|thermometer|stethoscope
        jab|jabs|injection|vaccine|nurse|physio|paramedic|first_aid|pigiad ~3 TOUCH|HIT|PUSH|HURT ~1 MY ~0 arm|arms|ankle|knee|shoulder|wrist|head|back|hand|mraich
        got|get|were|was|being ~0 battered|hammered|thrashed|smashed|beaten|thumped|stuffed|slammed ~8 nil|league|cup|gutted|match|game|scored|goals|final|rugby|football|teams
        TEAMS ~3 got|get|were ~1 HIT
        a_hiding|thrashing|goten|coten|gweir|cweir|beating|cosfa|gosfa ~6 SPORT|TEAMS|nil|goals|rygbi
        STRANGER|MEET|UNKNOWN ~6 in|yn|mewn ~2 story|book|film|movie|novel|chapter|poem|stori|llyfr|ffilm|nofel
        end|ending|ended ~0 it ~1 with|gyda|efo|between
        gone|dead|mynd|go|away|disappear ~6 LEISURE
        grow_up|tyfu_fyny ~5 like|peter_pan|be_a|to_be|fel
        get_it|got_it ~2 wrong|right|done|back|finished|in|signed|late
        BODY|bruise|bruises|clais|cleisiau ~6 sglefrio|skating|ice_skating|skateboarding|climbing|dringo
        when|after|once|if|pan|ar_ol ~4 gone|mynd|go ~0 i|ir|at|to|on|ar|adre|home|away
        when|after|once|if|pan|ar_ol ~4 gone|dead|mynd|away ~6 LEISURE
        NEG ~3 grow_up ~5 like|peter_pan|to_be
        hurt|hurts|burnt|burned|broke|cut|twisted|sprained|brifo|torri ~0 his|her|their|ei ~1 BODY|hand|back|foot|finger|fingers|knee|head|neck|toe|thumb|law|gefn|droed
        hide|hid|hiding|cuddio|guddio ~10 surprise|seek|chwarae|game
        head|brain|mind ~1 SAY ~1 ME ~3 do_it ~4 TRIVIAL|legs
        marry|married|wedding|priodi ~3 teddy|teddies|toys|doll|dolls|barbie|cat|dog|play
        isnt|arent|wasnt|not|nid ~2 ACCIDENT|SPORT ~3 its|theyre|but|was|from ~2 from|the ~2 ACCIDENT|SPORT
        if ~1 im|i ~1 NEG ~8 LEISURE|sick|poorly|ill|hospital
        pretend|pretending|pretended|esgus|smalio ~3 asleep|cysgu|gysgu ~10 phone|reading|tablet|tiktok|santa|check
        TOUCH|HIT ~8 hamstring|cramp|sprain|injury|muscle|physio
        physio ~3 TOUCH|PUSH ~2 BODY|leg|legs
        tickle|tickles|tickled|tickling ~4 laugh|laughing|funny|giggle|hilarious
        PUSH|HIT ~1 ME ~2 pool|air|sea|snow|water|leaves|sand|paddling
        threw|throws|throw|chucked|throwing ~0 ME ~0 a|the|my|some
        grabbed|grabs|pulled|caught ~2 ME|MY ~4 so_i|before_i|out_of_the_way|back_from|crossing|road|traffic
        haircut|hair|fringe|gwallt|ngwallt ~8 DISAPPEAR|DIE|KILL
        FUTURE ~1 DIE ~0 isio|eisiau|moyn|ishe|am|for
        I|ME ~3 DIE ~0 isio|eisiau|moyn|ishe
        NIGHT|nos ~0 da
        too ~0 tight
        tie|scarf|sgarff|necklace|lead|belt ~3 tight|itchy|itches|nice|wearing|wear
        KILL ~1 SELF3 ~2 gweithio|work|working|chwerthin|laughing|training
        hit|bashed|banged|whacked ~0 his|her|their ~1 thumb|finger|toe|elbow|knee|funny_bone
        PILL ~3 for|at|am ~2 heart|blood|arthritis|diabetes|asthma|headache|hayfever|pressure|back|cold|allergies|calon|adhd|epilepsy|migraine
        hair|gwallt|ngwallt ~6 brush|brushing|plait|plaiting|braid|braiding|comb|nits|bun|ponytail|brwsio
        pushes|push|pushed|pushing ~1 ME ~1 hard|harder ~5 like|better|training|improve|SPORT|good|best
        CANT ~2 do|understand|find|see|remember ~2 TRIVIAL|work|sum|question|board
    """,
)
