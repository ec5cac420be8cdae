"""Words that tell of a game, a film, an accident, a figure of speech; both languages together."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# Small words that children run together with others ("wantto", "hitme"); they fill no slot.
_JOINING: Final = (
    "i to me my the a is at in on up so do be of it and you u im he she they mum dad not no we"
    " yn y i o a ar am fi fy mi dwi mae hi fo fe at de"
)
JOINING: Final = frozenset(_JOINING.split())
GUARD_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "TEAMS": (
            "spurs arsenal chelsea liverpool united city everton villa swansea cardiff wrexham"
            " newport england ireland scotland france wales cymru scarlets ospreys dragons blues"
            " tottenham wolves leeds newcastle celtic rangers barcelona madrid"
        ),
        "NOT_MEANT": (
            "accident accidentally accidently accidental by_accident by_mistake on_accident"
            " didnt_mean_to didnt_mean_it not_on_purpose axident acident acsident damwain ddamwain"
            " drwy_ddamwain trwy_ddamwain ar_ddamwain ddamweiniol dim_ar_bwrpas ddim_ar_bwrpas"
            " ddim_yn_fwriadol ddamwen damwen heb_feddwl wasnt_on_purpose"
        ),
        "ACCIDENT": (
            "fell fall falling slipped tripped tripping slip bumped syrthio syrthiais cwympo"
            " cwympais gwympo baglu llithro cwympes syrthies gwmpo cwmpo disgyn ddisgyn bike"
            " bicycle beic sgwter scooter skateboard trampoline trampolin brambles bramble drain"
            " cat cath ci dog cooking coginio baking pobi oven popty hob peeling chopping onion"
            " onions carrots potatoes slide swing sleid siglen climbing tree coeden cutting_out"
            " paper papur papercut door drws fence ffens stairs_fell kettle tegell iron toaster"
            " wasp bee hedge gate giat nettles jelly hospital_cast cast plaster_cast running_down"
            " ran_into monkey_bars car_crash"
        ),
        "SPORT": (
            "football rugby hockey netball match pe cricket basketball gym training tackle tackled"
            " tackling goal keeper karate judo boxing wrestling swimming dodgeball tag pitch game"
            " playing play played gymnastics pel_droed pel_rwyd rygbi hoci gem gemau chwarae"
            " ymarfer_corff ymarfer gol cae taclo tacl nofio pildroed peldroed bocsio jiwdo"
            " gymnasteg criced pelrwyd tennis rounders race ras tîm_arall ref scrum scrym warm_up"
            " sports chware chwara ffwtbol fwtbol trac trampolining cross_country chwaraeon"
            " playfighting play_fighting playfight play_fight play_fought taekwondo mewn_gem"
        ),
        "BALL": "ball bel pel frisbee snowball pillow balloon water_balloon shuttlecock belen",
        "GAMEPLAY": (
            "chess uno monopoly scrabble fifa mario mario_kart cards draughts fortnite minecraft"
            " roblox pool snooker darts race ping_pong table_tennis gwyddbwyll cwis quiz level boss"
            " connect_4 among_us zombie zombies creeper creepers ps5 xbox switch respawn respawned"
            " lego cardiau sgipio final league cup cwpan zelda pokemon battle_royale call_of_duty"
            " cod gta games gemau game gem gêm hide_and_seek scored sgorio points pwyntiau 2_1 3_0"
        ),
        "FICTION": (
            "film films movie movies book books novel story stories chapter character characters"
            " poem poems play drama show series programme episode song songs lyrics netflix tv"
            " cartoon anime history romeo juliet macbeth shakespeare hamlet war ww2 ww1 soldiers"
            " soldier king queen henry news documentary lesson assembly class_reader play_script"
            " game video_game minecraft fortnite roblox gta youtube youtuber musical pantomime"
            " ffilm ffilmiau llyfr llyfrau nofel stori straeon pennod cymeriad cymeriadau cerdd"
            " cyfres rhaglen y_gan caneuon hanes rhyfel brenin brenhines milwyr milwr newyddion gem"
            " gemau gêm gwers gwersi gwasanaeth rs re science gwyddoniaeth llen chwedl chwedlau"
            " mabinogi mabinogion blodeuwedd branwen bendigeidfran llywelyn owain_glyndwr dinosaurs"
            " zombie zombies vampire villain lion lions shark sharks essay traethawd poster pshe"
            " pse tryweryn hitler nazis romans vikings tudors victorians police_show crime_drama"
            " dream dreamt nightmare breuddwyd hunllef breuddwydio horror arswyd sgript script"
            " manga comic album band rapper sioe panto ddrama ffilmie opera_sebon eastenders"
        ),
        "ABOUT": (
            "as write in on about from watched watching watch read reading called learnt learned"
            " learning studying studied did writing wrote playing played song lyrics quote quotes"
            " acting performing where when yn mewn am ar o gwylio gwylies wylio darllen ddarllen"
            " dysgu ddysgu astudio actio chwarae sgwennu ysgrifennu lle during ym of doing singing"
            " sing canu the_end_of our my for ein class saw weld gweld ddarllenon y_yn"
        ),
        "TRIVIAL": (
            "homework maths math test tests exam exams essay mocks revision coursework spelling"
            " spellings feet legs back head heat heatwave weather hayfever boredom laughter"
            " laughing embarrassment embarrassed embarassed embarrassing cringe shoes bag heels"
            " lesson lessons monday mondays physics chemistry science geography french pe"
            " cross_country bleep_test stitch hunger thirst cold heating gwaith_cartref mathemateg"
            " prawf arholiad arholiadau traed cefn gwres embaras cywilydd chwerthin gwers gwersi"
            " sgidiau esgidiau diflastod boring ddiflas diflas ffrangeg ffiseg wifi wi_fi queue"
            " sprouts assembly gwasanaeth bored hiccups chilli spicy hot sun_cream throat knees"
            " running laps hw gwaith_cwrs adolygu workload work suspense cuteness puppy puppies"
            " cute jokes joke joc doniol funny double_maths braces detention waiting curry phys_ed"
            " hot_day"
        ),
        "LEISURE": (
            "holiday holidays dentist trip trips tenerife spain appointment away wedding london"
            " camp gwyliau deintydd priodas sbaen apwyntiad llangrannog glanllyn disneyland france"
            " gwersyll school_trip florida airport orthodontist moving symud ysbyty hospital match"
            " urdd steddfod"
            " eisteddfod competition"
        ),
        "SCHOOLPLACE": (
            "school class lesson lessons maths assembly club pe english science detention library"
            " ysgol dosbarth gwers gwersi saesneg clwb mathemateg gwasanaeth swimming rugby"
            " practice here_today dosbarth_ni lessn welsh cymraeg french history geography early"
            " bore morning monday_morning alarm canteen ffreutur trip party tuition cyngerdd"
            " concert tests test exam uniform_day school_trip boring wales abroad"
        ),
        "TREAT": (
            "surprise party present birthday prank parti anrheg syrpreis penblwydd pen_blwydd"
            " santa sion_corn christmas nadolig recipe magic trick password santas elf mothers_day"
            " fathers_day sul_y_mamau proposal engagement gender_reveal puppy"
        ),
        "SWEETS": (
            "sweets chocolate crisps cake ice_cream biscuits losin siocled creision cacen roller"
            " coaster rollercoaster pizza mcdonalds fferins losins bisgedi takeaway haribo sprouts"
            " broccoli vegetables llysiau"
        ),
        "OBJECTS": (
            "hair grass paper cake card cards shapes bread veg vegetables wood fabric string tree"
            " gwallt gwair papur cacen cerdyn siapiau bara coed onion carrot nails ewinedd finger"
            " bys fys mys fingers bysedd lawn hedge ribbon hem phone ffon glasses sbectol window"
            " ffenest promise addewid record rheol rules rheolau heart calon corners line queue"
            " lawr down class gwers nghalon friendship ties off_contact haircut wallt ngwallt thumb"
            " bawd pizza sandwich toe knee nose lip off contact corner gair mas"
        ),
        "PLAYTIME": (
            "break breaktime playtime yard playground lunchtime buarth iard amser_chwarae"
            " amser_egwyl egwyl park parc"
        ),
        "GOODNIGHT": (
            "goodnight good_night story stori check checks kiss_me_goodnight nos_da tuck tucks"
            " read wake me_up_for_school bedtime_story medicine poorly sick sal night_light laundry"
            " wash washing golchi tidy deffro fever temperature inhaler snore snores snoring"
            " chwyrnu"
        ),
        "CROSSNESS": (
            "if when_she when_he finds find_out finding_out sees forget forgot lost lose late"
            " broke spilt spilled report test results detention phone os pan collais golli"
            " torri_ffenest colli anghofio anghofies hwyr dorri trowsus uniform jumper siwmper"
            " blazer mess muddy mud room_tidy shoes again_for grades marks canlyniadau adroddiad"
            " darganfod ffindio gweld_fy find homework gwaith_cartref spent tidied clean_my_room"
        ),
        "OF_PLACE": (
            "with in at near by next there without on gyda efo yng yn mewn da heb ger wrth under"
            " dan drws_nesa closer up"
        ),
        "VOICES": "voice voices lleisiau llais brain head ymennydd mind meddwl",
        "GOES_ON": (
            "again when because cause cos coz bc and to so but it too or anymore any_more eto pan"
            " achos ond a oherwydd chos i y felly if lots every tonight heno rhagor oedd wedyn :cry"
            " now nawr rwan really alot a_lot yet last"
        ),
        "EMBARRASSED": (
            "embarrassment embarrassed embarassed embarrassing cringe cringed embaras cywilydd"
            " gywilydd shame embarrased embarassing awkward mortified chwithig"
        ),
        "DELIBERATE": (
            "keep keeps kept deliberately on_purpose purpose bwriadol ar_bwrpas bwrpas hide hiding"
            " hidden cuddio guddio sleeves llewys jumper siwmper lied lie lying pretend pretended"
            " esgus not_from nid_o telling_people told_people telling_everyone told_everyone"
            " said_it_was say_it_was dweud_wrth_bawb every_night bob_nos every_day bob_dydd punish"
            " cosbi deserve haeddu numb feel_something better urge"
        ),
        "ONLY_MEANT": (
            "only_meant just_meant only_joking just_joking was_joking only_kidding just_kidding"
            " jocian jk dim_ond_jocian jyst_jocian dont_worry meant_the didnt_mean_that not_really"
            " didnt_actually figure_of_speech"
        ),
        "LAUGH": "haha hahaha lol lmao :laugh jk joking hehe rofl hahah",
        "LESSON": (
            "assembly pse pshe lesson lessons gwers gwersi gwasanaeth leaflet poster learned"
            " learnt learning dysgu video_about talk_about told_us warned warning rse taught"
        ),
        "UNBUT": (
            "stop stopping wait know think help care stopio aros gwybod meddwl helpu poeni sure"
            " siwr"
        ),
    }
)
