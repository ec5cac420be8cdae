"""What each slot of a phrase may be in English: harm done by others, need, peers, online.

Written as in `english`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_HARM: Final = {
    "HIT": (
        "thrash* flog* stamp* elbow* throttle* pummel* cuff* leather* pelt* smother* scald* deck*"
        " clock_me hit hits hitting hitin hittin hited hitted punch* slap* smack* kick* beat beats"
        " beating beaten beatin beet beets batter* whack* wallop* belt* whip* thump* strangle*"
        " choke* stab stabs stabbed bites bite bit biting hurt hurts hurting hurtin hert herts"
        " harm* abuse* attack* headbutt* throws_things threw_things throwing_things throws_stuff"
        " assault* drag* slam* burns burnt burned clip* clout* clobber* beats_up beat_up beaten_up"
        " beating_up hut huts hirt hurst hurtz hitz smacs smak batters lay_into lays_into lamps"
        " lamped knocks hits_out kik kiks kiked spank* caned twist* suffocate* squeezes lashes"
        " laid_into physical_with violent_to violent_with violent_towards rough_with hurted"
        " hurteded hertin slamed straped hands_on backhand* pins_down pinned_down knees"
    ),
    "HURTME": (
        "hits_me hurts_me hit_me hurt_me slaps_me punches_me kicks_me beats_me smacks_me harms_me"
    ),
    "PUSH": (
        "push* shove* grab* pinch* trip* poke* pull* throw throws threw shake shakes shook thrown"
        " hurled flung lobbed yank* fling* hurl* chucked chucks slung spit"
        " spits spat"
    ),
    "BLOW": (
        "thrashing good_hiding walloping backhander slap slaps punch kick smack clout beating"
        " beatings black_eye bruise+ belting hiding kicking kicked_in bleeding_nose bloody_nose"
        " bust_lip belt slipper wooden_spoon bruses bruising marks thick_lip hand_marks handprint"
        " cigarette cane bruze"
    ),
    "HARD": (
        "wall stairs throat neck floor hair hard ground down_the_stairs door face across punched"
        " head"
    ),
    "TOUCH": (
        "tickle* feels_me feeling_me_up felt_me_up feels_my felt_my rubs_up touch* tuch tuches"
        " tuched toch toches toched touchs grope* fondle* rub* stroke* molest* licks licked"
    ),
    "RAPE": (
        "rape* raped rapes rapist molest* sexually_assaulted sexual_assault sexually_abused"
        " sexually_abuses sexual_abuse raep r*pe had_sex_with_me has_sex_with_me sex_with_me"
        " sex_with_him have_sex_with_him forced_himself graped molester sexually_harassed"
        " rap_me raps_me rase_me"
    ),
    "KISS": "kiss kisses kissed kissing cuddle cuddles hug hugs kissd snog",
    "PRIVATE": (
        "privates private_parts private_part private_bits private_area private_areas bum bottom"
        " bits willy penis vagina boobs boob breasts breast chest crotch fanny dick cock"
        " between_my_legs between_the_legs knickers pants underwear bra bikini_area thigh thighs"
        " under_my_clothes under_my_top up_my_skirt up_my_top inside_my_pants down_my_pants skirt"
        " inappropriately inapropriately wrong_places bad_places private_place private_places"
        " rude_places weird_places rude_parts genitals tits arse ass minnie down_below waist"
        " in_a_bad_way in_bad_ways places_i_dont_like where_i_dont_like where_he_shouldnt"
        " where_i_dont_want where_he_isnt_allowed in_ways_i_dont_like my_private private nipples"
        " where_they_shouldnt where_she_shouldnt in_places_he_shouldnt places_he_shouldnt"
        " places_i_dont_want"
    ),
    "CLOTHES": "costume swimsuit leotard shorts leggings jeans jumper blouse hoodie tights vest"
    " boxers clothes"
    " trousers top shirt dress tshirt t_shirt cloths pyjamas pjs uniform",
    "BED": "bed bath shower bathroom toilet bedroom room bedtime changing_room",
    "NIGHT": "night nights nite nighttime night_time midnight asleep sleeping dark",
    "SECRET": (
        "secret secrets tell_anyone tell_anybody tell_no_one tell_mum tell_my_mum secrit"
        " tell_nobody without_telling keep_it_between_us behind_your_back keep_quiet not_to_tell"
        " tell_any1 tell_on tell_no1 never_tell dont_tell"
    ),
    "LOCK": "lock* lockd locks_me tie ties tied trapped",
    "DRUNK": "drunk drinks drinking drink drugs high wasted pissed vodka beer cans alcohol stoned",
    "WEAPON": "knife gun weapon machete hammer bat belt nife :knife :gun blade acid",
    "SCARED": (
        "scared scard scaired afraid frightened frighten terrified fear skared petrified :scared"
        " scares scare scary frightens dread unsafe not_safe isnt_safe dont_feel_safe not_feel_safe"
        " never_feel_safe didnt_feel_safe scerd scardy doesnt_feel_safe"
    ),
    "UNSAFE": (
        "unsafe not_safe isnt_safe dont_feel_safe not_feel_safe never_feel_safe danger"
        " didnt_feel_safe doesnt_feel_safe dont_feel_very_safe not_feeling_safe in_danger"
        " feel_unsafe"
    ),
    "HOME": "home house hom at_home homes indoors back_home flat hme",
    "GO": "go going goes get_home going_back go_back goin be getting stay",
    "SHOUT": (
        "shout* scream* yell* swears swore shouty argue* arguing fight fights fighting row rows"
        " fite fites arguments"
    ),
}
_NEED: Final = {
    "FOOD": (
        "food eat eats eating eaten ate tea dinner breakfast lunch supper meal+ feed feeds fed eet"
        " foods sandwich cooked cook cooks cereal bread dinnr brekfast fud"
    ),
    "NOTHING": "nothing nothin no_food empty none any no not hardly",
    "HUNGRY": "hungry hungrey starving starved hungy hunger hungary hungery",
    "ALONE": "alone on_my_own by_myself by_ourselves on_our_own own alon home_alone me_own",
    "COLD": (
        "heating heetin hetting electric electricity hot_water gas electrics running_water meter"
    ),
    "DIRTY": "dirty smelly smell unwashed same washed filthy clean nits mouldy mould",
    "LEAVE": (
        "leaves left leave leaving goes_out went_out gone disappears go_out stays_out goes_off"
    ),
}
_PEERS: Final = {
    "BULLY": (
        "bully bullies bullied bullying bullyin bullys bulling bullyed buly bulied cyberbullied"
        " cyberbullying cyber_bullying bullie bulled bullyd"
    ),
    "PICKON": (
        "pick_on picks_on picked_on picking_on pickin_on laugh_at laughs_at laughed_at laughing_at"
        " make_fun_of makes_fun_of making_fun_of made_fun_of takes_the_mick tease* taking_the_mick"
        " gang_up_on ganging_up_on pick_on_me mocked mocking harass* target* have_a_go"
        " takes_the_piss torment* wind_me_up laffing_at laffed_at laugh_in"
        " mock_me mocks_me mocks_my mocks_how mock_my"
    ),
    "NAMES": (
        "names name horrible_things mean_things nasty_things horrible_stuff nasty_stuff mean_stuff"
        " rumours rumors mean_messages horrible_messages nasty_messages slurs lies horrid_things"
        " nasty_comments mean_comments horrible_names"
    ),
    "SLUR": (
        "fat ugly gay stupid weirdo freak smelly retard lesbian tramp thick pig dumb loser spaz"
        " nword n_word n_words racist racism skank slag slut disgusting"
    ),
    "CALL": "call calls called calling coll calld",
    "LEFTOUT": (
        "left_out leave_me_out leaves_me_out leave_out ignore* exclude* nobody_plays"
        " leaving_me_out left_me_out wont_let_me_play no_one_plays blanked kicked_out sit_alone"
        " sits_with_me sit_with_me plays_with_me talks_to_me play_with_me talk_to_me"
    ),
    "STEAL": "steal* stole nick nicks nicked took takes take pinched stealing robs robbed demand*",
    "MONEY": "money bag lunch_money phone stuff things dinner_money coat pencil_case",
    "WAIT": (
        "wait_for_me waits_for_me waiting_for_me follow* corner* chase* get_me after_school"
        " jump_me jumped_me batter_me beat_me_up beat_me do_me_in smash_my bang_me stab_me get_you"
    ),
}
_ONLINE: Final = {
    "ONLINE": (
        "online internet snap snapchat insta instagram roblox discord tiktok tik_tok whatsapp"
        " fortnite minecraft facebook chat game app xbox ps5 playstation server messenger telegram"
        " omegle onlin vr kik dms dm dmed account web website site social_media text group_chat"
    ),
    "UNKNOWN": (
        "stranger+ dont_know don't_know never_met someone man person guy unknown random older_boy"
        " older_man older_guy random_man creep old_man someone_i_met havent_met somebody adult"
        " randoms pedo paedo peado paedophile met_online online_friend grown_up a_person lad"
        " dont_no dnt_know some_man creepy_guy weirdo not_know boyfriend strange_man older dude"
        " didnt_know never_seen_him havent_seen older_lad paedos"
    ),
    "PICTURE": (
        "picture+ pic+ photo+ foto+ video+ vid+ selfie+ nude+ image+ picher pichers piccy pictur"
        " webcam camera pitcher pitchers screenshot+ photoes fotos cam picturs videocall pictcher"
    ),
    "NUDE": (
        "nude nudes naked nothing_on no_top shirt_off trousers_off no_pants his_thing no_clothes"
        " no_cloths just_my_underwear my_underwear less_clothes without_clothes without_my_clothes"
        " clothes_off undressed"
        " topless rude_pictures rude_pics rude_picture rude_photos sexy_pictures sexy dick_pic"
        " dick_pics rude dirty_pictures top_off in_my_underwear in_my_pants in_my_bra underwear"
        " noodz noods sexual inappropriate body boobs bikini without_my_top private_pictures"
        " private_photos private_pics no_clothes_on bra without_a_top in_the_shower intimate"
        " explicit dick_picture in_the_bath knickers privates pyjamas private_parts without_a_shirt"
    ),
    "SEND": (
        "send sends sent sending sned snd ask asks asked asking wants want share* show shows"
        " showed posted post posting put leak* take keeps_asking make_me blackmail* spread* axed"
        " aksed askd askin wanted ast showing"
    ),
    "MEET": (
        "pick_me_up_from get_me_from come_to_his_flat in_person in_real_life meet meets meeting"
        " meet_up meeting_up met_up meetup come_to_my_house pick_me_up come_over see_me_in_person"
        " meat_up see_me visit_me meet_him meet_me meet_in mete meat get_in_his_car get_in_the_car"
        " come_to_his come_and_see run_away_with meeet"
    ),
    "ADDRESS": (
        "address where_i_live where_i_lived live adress what_school my_school which_school"
        " wear_i_live were_i_live"
    ),
    "BLACKMAIL": "blackmail* black_mail blackmailing sextortion black_mailed sextorted",
    "GROOM": (
        "gives_me gave_me buys_me bought_me sends_me_money v_bucks vbucks robux gift_card"
        " gift_cards presents gives_us"
    ),
    "CARRY": (
        "carry deliver hold sell selling drop_off drop deliver_stuff hide run_drugs look_after"
    ),
    "DRUGS": "drugs weed packages package parcels stuff bags pills coke money spice bag",
}
_HARD_TIMES: Final = {
    "SAD": (
        "sad crying cry lonely depressed upset unhappy miserable down worthless hopeless useless"
        " :cry anxious empty numb broken panic_attack panic_attacks stressed depression cried low"
    ),
    "HATE": "hate hates hated hating h8 hayt hat",
    "LIKES": (
        "realise realize realised mourn like likes love loves care cares miss notice notices want"
        " wants bothered mind missed"
    ),
    "TONIGHT": (
        "tonight tonite 2nite 2night right_now today now this_morning after_school already"
        " last_time ready goodbye bye this_evening tomorrow bridge roof note plan"
    ),
    "AGAIN": (
        "again started start keep keeps been kept always when every_time everytime every sometimes"
        " still lately stop having_to feel makes like after cause because because_of"
    ),
}
ENGLISH_OTHERS: Final[Mapping[str, str]] = MappingProxyType(
    _HARM | _NEED | _PEERS | _ONLINE | _HARD_TIMES
)
