"""Words of every day: alone they say nothing, so that a school's phrase is never one of them."""

from typing import Final

from app.patterns.risk_words.inflect import mutations

# Words of grammar: a phrase of nothing else ("I am", "dw i") is in every second note.
_SMALL: Final = """
    a an the i im me my mine myself you your yours he him his she her hers it its we us our they
    them their this that these those and or but so if as am is are was were be been being do
    does did dont didnt doing done have has had having will would wont can cant could should to
    of in on at for from with by not no yes
    y yr r a ac neu ond os mae maen mae'n yw ydy dy di dw dwi fi i mi ti chi ni nhw o hi fe fo ef
    hwn hon hyn hynny yn yng ym ar at am gan gyda efo heb dros drwy wedi oes oedd roedd ro'n bydd
    fydd bod wyt wnes wnaeth gwneud ddim dim na nid ie nage
"""
_ENGLISH: Final = """
    about above across after again ago all almost alone along already also always angry animal
    another any anyone anything apple around art ask asked asking away baby back bad bag ball bath
    beach bear beautiful because bed bedroom before began begin behind best better between big bike
    bird birthday bit black blue boat body book books bored boring both box boy boys bread break
    breakfast bring brother brothers brought brown build bus busy buy cake call called came car card
    care cat cats catch chair change chips chocolate christmas church city class clean clock close
    clothes club coach coat cold colour come comes coming computer cook cool corner cousin cross cry
    crying cup cut cute dad dads daddy dance dancing dark day days dead dear deep die different
    dinner dog dogs doll door down draw drawing dream dress drink drive drop dry each ear early
    earth easy eat eating egg eight else end english enough even evening ever every everybody
    everyone everything excited eye eyes face fall family far farm fast father favourite feel
    feeling feelings feels feet felt few fight film find fine finger finish fire first fish five
    floor flower fly food foot football forest forget forgot found four free friday friend friends
    fruit full fun funny game games garden gave get gets getting girl girls give glad go goes going
    gone good got gran grandad grandma great green group grow guitar gym hair half hand hands happy
    hard hat hate head hear heard heart hello help here hi high hill history hit hold holiday
    holidays home homework hope horse hospital hot hour house how hungry hurt hurts ice idea inside
    into jump just keep key kick kid kids kill kind king kitchen knew know knows lake last late
    later laugh laughing lazy learn leave left leg lesson lessons let letter life light like liked
    likes line listen little live lives living lonely long look looked looking lost lot lots love
    loved loves lovely low lunch mad made make makes making man many maths may maybe mean meet men
    message met mind minute miss missed missing moment monday money month moon more morning most
    mother mouth move much mum mums mummy mummys music must name nan near need nervous never new
    news next nice night nine nobody nose nothing now number off often oh ok okay old once one only
    open other others out outside over own page paint paper park part party people person pet phone
    photo pick picture pizza place plan plane plant play played playing please poorly post present
    pretty problem proud pull pupil purple push put queen question quick quiet quite rabbit race
    rain read reading ready real really red rest rice ride right river road room round rugby run
    running sad safe said same sat saturday saw say says scared school science sea seat second see
    seen send sent seven shirt shoe shoes shop short should shout show shut sick side silly sing
    singing sister sisters sit six sky sleep sleeping sleepy slow small smile snow some somebody
    someone something sometimes son song soon sorry sport stand star start stay still stomach stop
    story street strong stuff subject such summer sun sunday supper sweet sweets swim swimming table
    take takes talk talking tall tea teacher teachers team tell ten tennis test than thank thanks
    then there thing things think thinking third thought three through throw thursday tidy time
    times tired today toe together toilet told tomorrow tonight too took tooth top touch town toy
    toys train tree trip true try trying tuesday turn tv two uncle aunt auntie under until up upset
    use used very visit wait wake walk walking wall want wanted wants warm wash watch watched
    watching water way wear weather wednesday week weekend weeks well went wet what when where which
    white who whole whose why wind window winter wish woman women wont word words work worked world
    worried worry worse worst write writing wrong year years yellow yesterday yet young zoo
    space slice lunchtime playtime breaktime netball minecraft roblox fortnite youtube
    tiktok snapchat instagram
"""
_WELSH: Final = """
    adeg aderyn adre adref afal afon agor allan amser anghofio anifail anodd anrheg anti apel ardal
    arall arian aros arth athro athrawes awr awyr bach bachgen banana bant bara bardd beic beth
    blino blodyn blwyddyn bob bola bore braf brawd brecwast brifo bron brws buan buwch bwrdd bwyd
    bwyta byd byr byth byw cacen cadair cae cael caled camp can canol canu car cariad cartref cas
    casau castell cath cau ceffyl cerdded cerdyn chwaer chwarae chwech chwerthin ci cinio clywed
    coch codi coed coeden coes cofio coginio colli cot crio croesi cwpan cwrdd cwsg cyfarfod cyflym
    cyfrifiadur cyn cynnar cyntaf cysgu cytuno dad dafad dant dau dawnsio deall dechrau deg deud
    diddorol dillad diod diolch dim diwedd diwethaf diwrnod dod dosbarth drws drwg du dweud dwr
    dwy dwylo dydd dyma dyn dysgu eira eisiau isio eistedd eleni enw eraill eto ewythr wncwl faint
    fel felly fory ffa ffenest ffenestr ffilm ffon ffordd ffrind ffrindiau ffrwyth flin fyny gadael
    gaeaf gair galw gallu gardd garej gem gemau gitar glan glas glaw gobeithio gofyn gorau gorffen
    gwaeth gwaith gwallt gwario gwarchod gweithio gweld gwell gwely gwen gwenu gwers gwir gwisgo
    gwlad gwrando gwybod gwych gwyliau gwyn gwynt gwyrdd haf hanes hapus haul heddiw hefyd helo help
    helpu hen heno heulog hir hoff hoffi holi hosan hufen hun hwyl hwyr iach iaith iawn ifanc
    isel jam jiraff lan lawr lle llefrith llaeth llais llaw llawer llawn llety lliw lliwio llong
    llun llyfr llygad llyn lolipop mab mam mamgu mami marw math mathemateg mawr meddwl melyn menyn
    merch mis moch moron mor mwy mwynhau mynd mynydd nabod nain nant neb neges neidio neis nerfus
    neu newid newydd nofio nos nesaf oer oren oriau pam pan parc parod parti pawb peint pel peldroed
    pen penblwydd pendant penwythnos person peth pethau piano plant plentyn pnawn pobl poen poeni
    poeth popeth porffor prynu pryd prynhawn pump pwdin pysgodyn pwll pwy rhai rhaid rhedeg rhoi
    rhosyn rhywbeth rhywun sach saff saith sal sgio sgwrsio sgidiau siarad siomedig siop siwgr siwr
    stori swper swn sut taid tad tadcu tai tal talu tan te teganau teimlo teledu telyn teulu tri
    trist tro trwyn tu twym ty tynnu tywydd unig uchel un wal wastad wedyn weithiau wy wyneb wyth
    wythnos yfed yfory yma yna yno ysbyty ysgol ysgrifennu ystafell rygbi pizza siocled
"""
SMALL: Final = frozenset(_SMALL.replace("'", "").split())
COMMON: Final = (
    SMALL
    | frozenset(_ENGLISH.split())
    | {form for word in _WELSH.split() for form in mutations(word)}
)
