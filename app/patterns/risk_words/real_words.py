"""Words that are themselves, though one slip away from one of ours: hurry is not hurt.

They are the commoner words of both languages that would otherwise be taken for a slip; what is in
the lists of this package need not stand here. Welsh words stand in the mutations that matter.
"""

from typing import Final

_ENGLISH: Final = """
    grape grapes aaa abandon abolished abusive accent accents accounted accusing acids actress
    actual
    addressed addresses ads affiliate aftermath afternoon aging aid aims alan alcoholic alleged
    allied allison allow allows amanda ambition amended amid amount amounts amusing anderson
    andrews angela angeles angles ankle annually another ant ants anyway anyways anywhere
    apparent appear applause applicable applicant applies argentina argument arise arising
    armour army arose arrows arts assassin assistance assisting astonishing attach attached
    attacker attain attained attempts attracted attracting attracts awaiting awarded backdrop
    backed background backing backpack backup backward backwards backyard bacon baked balanced
    bali bands banker bankers banking banks banned banners banning bans barely barn baron barrel
    barrels barton based bases basin bates bathing bathrooms baths batman baton bats batteries
    battery batting battles baxter beach beaches beads beam beams bean beans bearing bears beast
    beasts beatles beau became become becomes becoming bedrooms beef beers bees begging behave
    behold beijing beings belfast believer bell bella belle bells belong belonging bending
    beneath bennett benson bent berries besides bet beta bets betting bias bid bidding biden
    bids bikes bill billed billing billion bills billy binding bio bitter blake blame blamed
    blames blaming blank blanket blankets blasting blaze blend blessing blew blocked blond bloom
    blvd boasts boat boats boiling bolt bolts bomb bombs bonding bones boo boom boot boots
    borough bothers bowling brad brakes branch branches brand branded branding brandon brass
    braves bravo breach breakdown breakthrough breakup breath breathing bred breed breeding
    breeds brennan brent brewing bride bridges bright bringing britain british broad broader
    broadway broker brokers brooke browser browsing bruce bruins brushed brushes brussels
    buddies buildings bulb bulk bull bullet bulletin bullets bulls bumps bun buried burst bury
    buses bushes busy butcher butler butt butter buyers buying buzzing byron cache cafe cage cal
    caller calorie calvin cambridge cameras cameron camping campuses candidate candles canned
    cannon canton cape capped caps cared career careers carefully carey cargo carlo carmen
    caroline carpet carr carrie carried carrier carriers carson cartel carter cases casino
    casting casually catches cater catering cats causes causing cave caves ceased ceiling cement
    center central chain chains champion chance chang changed changes chanting charge charged
    charger charges charging charities charity charming charter chartered cheaper cheat cheating
    checked checking checkout cheering cheese cheryl chewing chicago chick chicken chickens
    chicks chili chilling chin china chip chips chloe choices choir choose choosing chopped
    chose chosen chris christian christians chrome church cia cigarettes circa cites cities
    citing claim claimed claiming clan classes classic classics classroom classy claudia clause
    claws clayton cleaned cleaning cleansing clear cleared clearer clearing clears clever
    clicked clicking climb clippers cloak clock closed closes closing cloth clothing cloud
    clouds clown clue clues clusters coached coated coating coats coca codes coding cohen coins
    cola collapse collar collection collections collective collins colon colonies colored
    coloring coloured colts comeback comet command commanded commands commence commenced
    committed common commons compact company compare compares cone connecting cons consent
    content contents controls converted converting cool cooled cooling cops copying cork cornell
    costa costing costs couch count counted counting coupons coverage covers cows cracked crane
    crashed crashes crashing craving crawling crest cries crooked crown cuba cubs cult cups curb
    cure cured curse curtis curve curved curves cutter cycling dallas damon dana dancer dances
    dangers dare darn das data dates david davies deadline dealers decent deck declared decrease
    decreased decreases deed defeat defeated defence defended defending define defines definite
    definitive delegate deleted deliberate delivered delivers delivery demons denis denise
    dennis denver depending depends depressing deputy derived des descent desert deserted
    deserved deserves desire desktop dice dicks diet diets dime ding dining dire dis disaster
    disco discussing disk dissent dive divers diverse diving dock doctoral doe donate donna
    donors doo doris dorm dorothy download downloads downstairs downtown drafted drafting dragon
    drainage drained draining draw drawing draws dreamed dresses dried drifting drilling drive
    driven drives driving dropping drug drums drying duck dumbass dynasty ears east easter
    editing electrical electro electron electronic electronics electrons everton everyday
    everywhere examines exceeded exceeding exciting exclusion excuse excuses existed expired
    explicitly explode exploded exploit explored exported expose facing failing falcon falcons
    fallout families fancy fantasies far fare fares farm farmers farming fart farther fate
    fearing fears feat feather feathers fee feedback feeding feelings fees fellow fellows
    fencing fest feud fiber fibers fields fifth fighter fighters figures figuring fiji file
    filed files filing filled filling filters finally finances fines finest finishes finishing
    finite finnish fire firearm firearms fires firing fishing fit fits fitting five fixes fixing
    flame flames flash flashes flawed fled fleeing fleming flight flights flood floods flowing
    flows flying foil fold folded folding follower followers fond fool fooled fools foot forbes
    ford forecast foreign forest forests forge forged forgetting forgive format formats formed
    former forming forrest fortunate forward forwards founded founder founding fraction frames
    framing frances fraud freaking fred freed freeze fried friendly friendships fries fringe
    frog funded funding furnished gain gala gameplay garbage gases gasoline gateway gather
    generals german germans germany giles gin gina giveaway glass glen gloves glow glowing glue
    gluten goalkeeper gods goose gordon gosh gotten grace grad grade grain grains gram grammy
    grams grand grande grant granted granting grants grapes graph grasp gray green greeting grin
    grounds groups grove growing guru hacker hacking ham handbook handed handing handled handles
    handling handmade handsome handwriting happen happiest happily hardy hare harmful harmony
    harper hats haven heading headline headlines healing hearing hearings heartbeat
    heartbreaking hearts heather heavens heel hello helping herb herbs herd heritage herman hero
    heroin hers hesitate highs highway highways hiking hint hints hire hired hiring historically
    histories holden holders holdings hole holland hollywood homage homeless homemade homeowners
    homosexual hop hoped hopefully hopkins horn hose hospitals hosting hottest household
    households housing however hrs hugely hugh human hundred hungarian hunt hunted hunter
    hunters hunting hype ibrahim ignorant imaging impressed income incomes incoming indicate
    indoor infant infinite informative inherent initiate inmates inn inputs insider instructed
    instruction instructions insult insulting insults intake intent interact intercept interest
    intern internal interpret intimacy intricate invite invited iphone ironically isa judging
    keen kidding killer killers killings kilometers kits knicks knocking knockout lack lacked
    lacking lacks lamp land landed landing las latter launch launched launching lawmakers
    lawyers laying lead leaders leading leaning leased leasing lee legally legend legends
    lenders lending lens les lesbians less lester letting lick lightly lights liked liking
    linear lineup lining linked linking links lipstick litter loading locker lodge logging logs
    looked lookout loose losers loses losing losses lottery lovely lovers loving luck luna lynch
    machine madrid mails main makers makeup mal malcolm malone mama mammals manage managed
    managers manages mann manner mansion manually manuscript maps mar marathon marc march
    marched marco mare maria marie mark marked markers marking mars marsh mart martha martial
    marvel marx mary mascot masks mass massage matched matches mats matt matters matthew meaning
    means meantime med medal medals medicare medications medicines meditation meetings mel
    meltdown melted melting merged messed messing metal metals meters mets miami midway mighty
    min mines mini minorities mins mis misses mission mist mistaken mistakes mit mma modest modi
    moments monster mood moon moron moss motel motion motors mumbai murdered murderer murdering
    nail nailed named nancy naples nasa natives nearby ned ness newsletter newspaper newton nice
    nickel nickname nightclub nike nile nina nine noises noodles noon norman north northeast
    notebook notes noticed noticing noting noun nowadays numbers nun offence offend offended
    offenders offensive offers officer offices offline oneself ongoing oscars outbreak outcome
    outcomes outdoor outdoors outgoing outlet outlets outline outlines outlook output outsider
    outsiders overall overcome overcoming overhead oversight overthrow overweight owed owners
    ownership packed packers packing painted painter painters painting paints pals panels
    panther panthers paperback paperwork parade parameter parameters parcel parental parker
    parking partially parties partnership partnerships passage passages passing passion patches
    patent patents patients payments peacefully pearson pee peel pending pens pension pensions
    pentagon perfect period periodic periods persona personally persons peters peterson phase
    phases phenomena phenomenon phi phil phoenix phones photoshop phrase phrases pickup pictured
    pieces pies pigs pike pile piles pillar pirate pirates pissing pitched pitches pitching pits
    placed placing plane planes planet planners plantation planted planting plants plastics
    plate plateau platinum playboy players playoff plenty plotting pocket poe pointer pointing
    poker pole poles polished poll polling polls polo pope popping porter pose posed poses
    posing posters posture pouring preceded preceding predict prefers presence presented
    presenter presenting presently presidents press pressed pressing pressure pretend prevent
    prevented preventing prevents pricing priests princes printed printer printing prints prison
    privacy privately profiles profit profits project projects propose prose protect protects
    provide published publishing pudding pulp pumping purple purposes purse pursuing putin raced
    races racing radio rage raging railways rain raining rally ramp randomly ranger ranges
    ranging ranking ransom rant rapid rare rate rated rates rating ratio readers realise
    realised reasons recorder records reef refers reformed refusal refused refuses refusing reg
    regard regarded regime region relate related relates relating relaxed relaxing release
    released releasing relied relies remote removed removes renting rep reported reporters
    resorts rest rests result resulted retarded reward rewarded ribs ride riding rift ringing
    riot riots ripe rise rises rising risk risks robbery rode rods roommate ropes ross rubbish
    ruby rudy rue ruining rule rulers ruling rumor runners runs runway rushing russ rust sack
    sacked sacks sacred safely sailed sailing sailors sake salaries sandwiches sank sap sat
    saturdays saved saves savings scale scales scaling scam scanning scarce scarf scarlet
    schools score scores scoring scotch scouts scrap screened screening screens screwed screws
    scripts sealed seals seaside seat seated seating secrecy secretly sectors seed seeded
    seeking selfish sellers senate sensing sensitive sensors serve served servers serves serving
    setting settled settling sewing shade shades shaken shaking shale shallow shame shane shape
    shaped shaping shareholders sharon shave shaved shaving shelves shifted shifting shin shine
    shining shiny shipped shipping shit shits shock shocked shocking shooter shooters shooting
    shootings shoots shopping shore shores short shorter shorts shot shots shoulder shoulders
    showers shrine shrink shut shutting sibling simone simpler sims sin singers sinking sins
    sites sitting skating ski skiing skins skipped skipping skirts slack slaves sleepy sleeve
    slick slides sliding slim slippery slipping slips slopes slot slots slowed slower slowing
    smarter smelling smells smiling smoked smoking snack snacks snake snakes snapped snaps sneak
    sniper snp soak soaked solving someday somehow sometime somewhat somewhere son soo sore
    sorted sorting sounding spa spam span spare spared spark sparkling sparks speaker speaks
    spears speeding speeds spelled spending spends spin spinning spite splash split splitting
    sporting spot spots spotted spring springer spying squeeze stable stack stacked stage staged
    stages staging stain stained stake stakes stalin stalking stall stamped stan stance standing
    standpoint staples star stare stared starred starring stars starter starters starting starts
    startup stat state stated states stating station stats statues stayed staying steam steele
    steep steering stein stepped stepping sterling stickers sticking sticky stiff sting stirring
    stoke stokes stone storage store stored stores storing storyline storytelling stove strain
    strains strait strand stranded strangely strap stream streaming streams stress stresses
    stretch stretched stretches stretching strike striker strikes striking strings stripes
    stripped strong stronger strongly struggle struggled struggles struggling stunt styled
    subsidy sucked sucking suit suits summed sundays super swap swear sweating sweeping swelling
    sword sworn systems tables tags tail takeover talents tales tanner tapes tapped tapping tar
    targeted targeting tariffs tasted tasting taxes teach teaches teaching teamed teammate
    teammates tearing tech ted tee teenage telegraph temper temple temples tempting terrain
    terrific tested testified testing textbook textbooks textile tha thai thames than thanked
    thankfully that thats theater theaters thee themed therapist thereafter thereof theres
    thesis thinks thinner thirsty thomas thorough though thread threads three thrilled thriving
    thrones throughout thrust thumbs tide tier tight tiles timed times tip tipped tipping tips
    tires tis toby toes together token tomato tommy toni tonnes tony topics topped tor torch
    tore tories torn toronto touchdown tough tougher toughest touring toward towers toy traced
    traces tracing track tracked tracker tracking traded trader trading trafficking tragic
    trailer trailers trails trained trainers traitor traits trans trap traps treat treated
    treating treats treaty trent tri tricks tricky trim triple troy trucks trump trumpet trusted
    trusting tucked tumor tumors tuned turner turnout turnover tweeted twitter tying typing
    unaware unclear undercover undergoing undergone underground undermine understand undertake
    undertaken undertaking underway underwent uniforms unless unlike unrest unwanted upcoming
    upgrades upheld upload upstairs urged vincent violence violently violet violin vomiting wade
    wages wagon waited wakes walker wallet wallpaper walt wang ward warming warning warsaw waste
    wasting watering watt watts waves waving weakened weapons wearing websites webster wed
    weddings wee weigh weighing weighs weights west whatever whatsoever whenever wherein whisper
    whites whoever wicked widow wildly william williams williamson willing willis willow wills
    wimbledon winding winds winger winning wiped wise witches within withstand workers workforce
    working workout workshop worst worthy wound wrapped wrapping wrecked wright writer writers
    writings wwii yearly yellow yourselves
    price
"""
_WELSH: Final = """
    adeiladu afal annwyd anodd basio berw bice boeth bowlio brawf brif brith britho brwd bryn
    brys bunt bwrdd bwy caled capten caws cerddi chalan chaled chanu chapten chath cheiniog
    cherdd cherddi chig chlustiau chlywed choch chofio cholli chorau chwpwrdd chwrw chymru chyri
    clustiau coch dafod dair dalu dannedd darw dau dda ddafad ddau ddeintydd ddoctor ddoniol
    ddosbarth ddringo ddrwg ddwy ddydd ddyddiau draed draeth draig dri dro droi drwsio dyddiadur
    fara farc farf feiro fercher ferw ffenestr ffonio fochyn foron fowlio frith fritho fro frown
    frwd fryn fwrdd fwy fyd fysedd fyth geiniog gerdd gerddi glanhau glas glustiau glywed gwan
    gwanwyn gweithio gwir gwpwrdd gwyn hadeiladu haf hafon hamser hannwyd hanodd haraf heiliad
    het heto hol horen hydref hyfforddi lais lamp las lawer lithro llai llawen llefaru lliwiau
    lloegr lloft llwyd llydan loft lyfr lyfrau lysiau lythyr mabi mara marc marf medal meddal
    meiro mel mercher merw mhan mhasio mhensil mheth mhinc mis misged mochyn moron mowlio mrith
    mritho mron mrwd mryn mwrdd myd mysedd nant nawns nawnsio ngardd nghacen nghadw nghael
    nghalan nghaled nghan nghanu nghapten nghath nghau nghawl nghaws ngheiniog ngherdd ngherddi
    nghi nghig nghlustiau nghlywed nghoch nghodi nghoeden nghoffi nghofio ngholli nghor nghorau
    nghredu nghreu nghroeso nghryf nghwch nghwpwrdd nghwrw nghwt nghymru nghymysgu nghynnar
    nghyri nglas ngorau ngwaeth ngwaith ngwan ngweithio ngwell ngwener ngwenu ngwers ngwir ngwyn
    ngwynt ngwyrdd nhafod nhair nhal nhalu nharw nhoes nhorth nhraeth nhrefnu nhri nhro nhroed
    nhroi nhrwsio nhrwyn niflas ninas niolch nisgwyl nisgyn nwr nysgu paent pasio phan phasio
    phensil phenwythnos pheth phinc phoeth pice pinc recorder saith tafod tair talu tarw thafod
    thair thal thalu tharw thorth thraeth thref threfnu thri thro throed throi thrwmped thrwsio
    thrwyn toes tri tro trwmped trwsio waeth waith weithio wynt ysgwydd
"""
# Of either language, met in notes in which nothing was wrong; none that a child may have meant
# for a grave one.
_MET: Final = """
    adawodd anfarth anifail anwyd badgers ballu basiodd batri beens bellys bins biro bitsa
    bitsas blinked blode bomio bownsio braisces brases brifwyl brr buon burp bush butties bwa
    bwled bwll bwncath bwysodd bwytodd cacs caff cais calippo campin canodd cariodd cawson
    chafodd chanodd chapped chawson cheats choc chuffed chwel chwiban chwibanu chwifio chwmpodd
    chwympodd claddon claddwyd clai clapo clapping clasur clays clocsio clustia cneifio cnoc
    codais cododd cofion colouring compost cookin creigie criodd croes crwban cwmpes cwmpodd
    dagra daith dalach dales ddarlith ddarn ddarne ddraig ddreifio ddwynodd ddysges ddysgodd
    ddysgon deledu dragun draigia drawin dreading dreifio dreifo drewdod drilio dwgodd dynas
    dysgais dysgodd esbonio faster ferwi fetching fisged flag flannel floated floating flop
    floss fog frogs fyddin fytodd gariais gathod gathon gawson gerddon gethon gladdon glapio
    glapiodd glin gneifio gnes gogls gollais gollis gopio gora gordd grading graig grased
    grasing grazed greggs greisio greision groes gwadd gwcio gweithiodd gwenodd gwmpodd gwrtais
    gwydd hamper hanas hangman heddi heriau hiraeth hugian hums hypo kilos lafa lams laped
    lapio lases llafar lloches malt maswr meddwn meindio mhwnc milking missio morthwl mwi mwnt
    mwya naethon nathon nethon ngen nghit nghreision nhaclo paentio paill peli pest pili pisho
    pitsa plumbing ponies presant prynais pwll rabit rane raning rasio reidio saeth scratchy
    sesiwn shins shovel siap sides slay slime slipars slipers slippers slush soaking soked
    soking spag spane sparring splits squashed stabl stag staid stalled stank steddodd sti stic
    stika stinking stir stomp stung subbed tabla tallest tamping tart tato teechin theatr
    thraed thyroid tickets tody touchline towles treiglo tresio tric trin trwsiodd tsips tuth
    waeddodd waled waved wel welith wellies wydd yawning
"""
# Names that stand without a title too; of a reader's name they are no word of another sense.
NAMES: Final = frozenset(
    {
        "dafydd",
        "gwil",
        "hari",
        "hugh",
        "hughes",
        "huws",
        "mali",
        "prys",
        "pugh",
        "robin",
    }
)
REAL_WORDS: Final = NAMES | frozenset(f"{_ENGLISH} {_WELSH} {_MET}".split())
