"""What children say who hurt themselves; a line a phrase."""

from typing import Final

from app.patterns.risk_words.templates import Lines

_WORSE: Final = (
    "NOBODY|gweld|AGAIN|BLADE|SAD|WANT|NIGHT|SECRET|RELIEF|HATE|BLEED|deliberately|on_purpose|purpose|bwriadol"
    "|ar_bwrpas|angry|drist|pan|every_night|hide|hiding|cuddio|sleeves|llewys|TONIGHT|control"
    "|stressed|tired_of|plasters|urge|until|till|nes|cry|quiet|really_hard|calm"
)
OF_SELF: Final = (
    Lines(
        "self_harm",
        3,
        """
        SELFHARM
        relapse|relapsed|relapsing
        tell|show|know|see|dweud|gweld ~4 about|am ~1 MY|fy ~0 arms|wrists|cuts|legs|scars|thighs|mreichiau
        nails|ewinedd ~4 into|mewn ~2 BODY:MINE
        any~6 hurt|hurting|harm|harming|pain|poen on_purpose|deliberately|ar_bwrpas MYSELF|ME|MY|i
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
        bite|biting|bit ~1 MY ~1 arm|arms|hand|hands|wrist|skin
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
