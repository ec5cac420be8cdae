"""Given names as children write them without a capital; whoever they are, they weigh nothing.

Names that are words too (Will, Mark, Grace, Hope, Haf) do not stand here: they need their capital.
"""

from typing import Final

_NAMES: Final = """
    aaron abbie abigail adam aisha alana alastair alex alexander alfie alice aled alun alys amber
    amelia amir amy andrew aneirin anest aneurin angharad anna annie anwen archie ariana arwel
    ashton aylin benjamin bethan beth beca bedwyr bleddyn bobby bradley bronwen
    bryn caio cai cadi caleb callum caitlin caitlyn cameron carwyn carys catrin cerys charlie
    charlotte chloe connor courtney dafydd dai daniel danny dewi deio declan dylan edward
    efa efan eifion elan elen eleri elin elis elisa ella ellie elliot ellis elsi elsie
    emily emma emyr erin esyllt ethan evan evie fatima ffion fflur finley florence freddie
    freya gareth georgia george geraint gethin glyn gruff gruffydd guto gwenan gwenllian gwenno
    gwilym hanna hannah harri harriet harry harvey hasan heledd henry hussain huw hywel
    ianto idris iestyn ieuan ifan ifor illtud imogen imran ioan iolo isaac isabella isla isobel
    iwan jacob jac jack jade jake james jamie jasmine jayden jess jessica jodie joe joel john
    jordan josh joshua josie kai kate katie kayla kayleigh keira kian kieran kyle lacey lauren
    layla leah leo lewis lexi lewys liam libby lili lilly lily lisa lleucu llinos llion lleu
    llyr logan lois lola lowri luca lucas lucy luke macsen maddie madison madog maisie malak mali
    manon mari maria mariam martha mared maryam mason matilda matthew meg megan meilyr meinir
    menna mia michael millie mohammed mohammad muhammad molly morgan morgana moli nansi nathan
    nel nell nesta nia niamh noa noah oliver olivia ollie omar osian oscar owain owen
    paige phoebe poppy rebecca reece reuben rhian rhiannon rhodri rhun rhydian rhys riley robyn
    rory ryan samuel sara sarah scarlett seb seren shannon siarl siencyn sian siwan sioned
    sion skye sofia sophia sophie steffan steffi taliesin tegan tegid teifi thomas
    tiffany tirion toby tom tomi tomos trystan twm tyler tudur yasmin yusuf zac zach zahra zara
    zoe davies evans griffiths hughes jenkins jones lewis llewellyn lloyd morris owens parry
    powell prosser pugh rees roberts rowlands thomas watkins williams wyn
"""
GIVEN_NAMES: Final = frozenset(_NAMES.split())
