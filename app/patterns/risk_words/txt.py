"""Text speak and sound spelling: what a small word is meant to be, before it is looked up."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_MEANT: Final = """
was waz woz wuz wos | would wud wld wuld | could cud cld | be b | for 4 | to 2 | you u yu yoo yew
| are r | your ur yor | this dis ths | that dat tht | clothes cloths clothse clotes cloathes cloes
| made mayd maed | stuff stuf stuph | sut shwt shwd siwt | with wiv wif wth wid | without wivout
wifout
withowt witout wthout | going goin goingg gowing | doing doin dooin | anymore nemore animore
enymore anymor nomore ennymore anymroe | never neva nevr nevver nvr | every evry evri evrey |
someone sumone sum1 some1 sumwun somone | because cos coz cuz bcuz becuse bcos becos becaus
beacuse cause becoz bcause | when wen whn | what wot wat wht | dont dnt dunt dount | cant carnt
cnt kant | wouldnt wudnt | couldnt cudnt | nothing nuffin nuthin nothin nuffink nuthing nuffing |
something sumfin sumthing somthing smth sumthin summat somefing summin sumfing | school skool
scool skl schol | they dey thay | them dem | the teh dhe th | there ther thier | hate h8 | great
gr8 | before b4 | tonight 2nite 2night tonite tnite tonihgt | today 2day | tomorrow 2moro 2morrow
tomoz tmrw tomorow tommorow tomrw | forever 4ever foreva 4eva forevr | really reely rly realy rily
relly | want wnt wonna | im iam | know kno | please pls plz plez | sorry soz sry sori | all al oll
awl | keep kep | everyone evry1 every1 evryone evrione everone evrybody everbody evrywun everyon |
everything evrything everythin evrithing everyting evryfing | people ppl peple peeple peopl |
makes maks maeks | make mak maek | tell tel | tells tels | said sed sayd siad | says sez ses |
again agen agian agin agane | always allways olways alwayz awlways allwys | home hom hoem hoam |
house hous howse | night nite niight nyt | nobody nobdy | hurts hertz herts | hurt hert hrt hirt
hurtt | hand hnd | face fase fayce | hard hrad | right rite | touch tuch toch tutch | better beter
betta bettr | of ov | off of_me | think fink thnk thinc | thinking finking thinkin | thing fing |
things fings thingz | body bodie boddy bodi | bed bedd | room rume | door dor | has haz | his hiz
| ask arsk | does dus duz | done dun | hiding hidin | keeps kepes | pan pn | ddim ddm | isio isi |
dwi dwii | teimlo timlo teimo | bwyd bwid bwud bywd | cysgu cusgu cysgi cisgu | llun lluyn | heb
hb eb | nos noss | adref adra adrau adrev | trist trusd tryst | hun hynn | care cair | killed kild
| self slef sefl selv | braich brach brech breich | eto etto | brifo brifoo brivo | mam
mamm | dad dadd | drwy trw trwy | heno hano | cartref catref
""".strip()
TEXT_SPEAK: Final[Mapping[str, str]] = MappingProxyType(
    {
        spelt: meant
        for meant, *spellings in (entry.split() for entry in _MEANT.split("|"))
        for spelt in spellings
        if "_" not in spelt
    }
)
