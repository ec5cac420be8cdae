"""What each slot of a phrase may be in English, as children write it.

An underscore joins the words of a phrase, `*` asks for a verb's endings, `+` for a noun's plural.
Misspellings that lie further off than a slip of the finger stand written out.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_WHO: Final = {
    "I": "i im ive ill id ime iam idk we",
    "ME": "me mee us at_me to_me on_me",
    "MY": "my mi mine our me_own",
    "MYSELF": (
        "myself meself my_self mesen mysen miself mself mysel ourselves mesel myslef my_shelf"
        " my_slef my_sefl my_selfs"
    ),
    "YOURSELF": "yourself urself yaself yourselfs ur_self your_self youself yurself urslf urslef",
    "SELF3": (
        "herself himself themselves themself theirself hisself her_self him_self themselfs"
        " her_slef him_slef"
    ),
    "HE": "he she they hes shes theyre theyve hed shed theyd",
    "HIM": "him her them their his",
    "YOU": "you u yu ya youre",
    "NOBODY": "nobody noone no_one no1 nobodys nobodies not_one none_of_them no_body",
    "EVERYONE": "everyone everybody evry1 every1 everyones whole_class all_of_them",
    "SOMEONE": "someone somebody some1 person people peoples ppl anyone",
    "PARENT": (
        "fiance+ adoptive_dad adoptive_mum foster_parent foster_parents dad+ daddy+ father+"
        " fathers mum+ mam+ mom+ mummy+ mammy+ mommy+ mother+ parent+ stepdad+ stepmum+ stepmam+"
        " stepfather+ stepmother+ step_dad step_mum step_mam step_father step_dads step_mums papa"
        " foster_carer foster_carers foster_dad foster_mum foster_mam carer+ guardian+ parnts"
        " mums_boyfriend mams_boyfriend moms_boyfriend mums_bf mams_bf mums_partner mams_partner"
        " mums_new_boyfriend mams_new_boyfriend dads_girlfriend dads_gf dads_partner"
        " dads_new_girlfriend mums_fella mams_fella mums_new_partner my_old_man mums_ex mums_new_bf"
        " mams_new_bf dads_wife mums_husband dadd dady mumy muma"
    ),
    "RELATIVE": (
        "husband+ wife uncle+ auntie+ aunty+ aunt+ grandad+ granddad+ grandpa+ grandfather+ gran+"
        " nan+ nana+ grandma+ grandmother+ granny+ nanny+ bampi bamps gramps grampy grampa grampi"
        " cousin+ gransha uncal unkle uncl grandparents babysitter+ childminder+ lodger+ neighbour+"
        " neighbor+ dads_friend dads_friends dads_mate dads_mates mums_friend mums_friends"
        " mams_friend family_friend next_door godfather godmother"
    ),
    "STAFF": (
        "leader+ minister teacher+ coach coachs coaches sir miss driver+ headteacher+ head_teacher"
        " head_master headmaster headmistress caretaker+ tutor+ instructor+ mr mrs ms techer"
        " teecher teachr vicar priest imam pastor doctor+ scout_leader youth_worker youth_leader"
        " club_leader social_worker support_worker dinner_lady lunch_lady bus_man taxi_man the_ta"
        " our_ta my_ta lsa sirs staff_member member_of_staff assistant+ school_nurse trainer"
        " manager cleaner+"
    ),
    "ADULT": "man mans men woman women adult+ grown_up grown_ups grownup+ stranger+ guy+ bloke+",
    "PARTNER": "boyfriend+ girlfriend+ partner+ bf gf ex",
    "SIBLING": (
        "brother+ sister+ bro sis stepbrother+ stepsister+ step_brother step_sister baby_brother"
        " half_brother half_sister little_one twin+ bruv bruther brothr sistr siblings"
    ),
    "PEER": (
        "friend+ frend+ freind+ boy+ girl+ kid+ lad+ lads mate+ classmate+ bully bullies child"
        " children pupil+ student+ bestie+ bff lass year_7s year_8s year_9s year_10s year_11s year"
        " group gang teenager+ team older_ones prefect+ buddy"
    ),
}
_WILL: Final = {
    "WANT": (
        "want wants wanted wanting wanna wana wanto wantto wants_to wish wished wishing wishes"
        " hope hoping wna wnt wanit waunt wannna wonna feel_like felt_like feeling_like would_like"
        " need_to prefer want_too rather ready_to wants_too whant wont_to wonts wont_too won't_2"
        " wont_2 id_like longing cant_wait_to thinking_of thinking_about think_about thinkin_about"
        " thinkin_of thought_about thoughts_of thoughts_about keep_thinking urge_to urges_to urge"
        " urges tempted considering dream_of dreaming_of want_2 planning plan_to planned wanting_to"
        " fantasise imagining wishd wishin hopeing decided_to desperate_to"
    ),
    "FUTURE": (
        "going_to gonna gona gunna gna gonner goin_to gon will wil might may about_to try tried"
        " trying tryin attempt attempted almost nearly could would should have_to gonna_go let"
        " tryed attempting going_2 going_too"
    ),
    "CANT": "cant cannot can_not couldnt carnt cnt cudnt unable",
    "NEG": (
        "not dont doesnt didnt never no isnt wasnt wont aint wouldnt without havent hasnt cant"
        " cannot dnt dosnt dont't nor neither nvr arent werent didint doesent hadnt shouldnt"
        " couldnt don hardly stopped"
    ),
    "SAY": (
        "say says said saying tell tells told telling sed sayd texted texts text wrote writes"
        " messaged messages message comment comments commented posted shouted shouts asked asks"
        " sends sent keep_saying threatens threatened threatening threaten tld tolled sayin"
    ),
    "THREAT": "threatens threatened threatening threaten threat threats threatend thretened",
    "MAKE": "make makes made making force forces forced forcing mak maid get_me gets_me mde",
}
_SELF: Final = {
    "DIE": (
        "die dies died dying dieing dyin dieng diee unalive unalived unaliving be_dead was_dead"
        " were_dead am_dead being_dead end_up_dead"
        " to_dy wanna_dy 2_dy could_dy gonna_dy let_me_dy be_unalive end_up_dying pass_away unaliv"
        " be_in_a_grave dai ded be_ded was_ded sewerslide sewer_slide"
    ),
    "DEAD": "dead death ded deceased",
    "KILL": (
        "kill kills killed killing killin kil kils kiling klil murder* unalive unalived unaliving"
        " kll unaliv keel killl"
    ),
    "ENDSELF": "end ending off offing top topping kms hang hanging drown drowning shoot delete",
    "LIVE": (
        "live living alive exist existing lives livin aliv be_here being_here b_here wake_up"
        " waking_up be_around being_around be_alive be_on_this_earth be_in_this_world leave_exist"
        " be_anymore carry_on_living carry_on_with_life keep_living be_a_person wake breathe"
        " be_ere b_ere be_yer b_yer be_ear b_hear bere continue_living be_on_earth be_hear"
        " bee_here be_me liv"
    ),
    "DISAPPEAR": (
        "never_woke_up didnt_wake_up dont_wake_up stop_being didnt_exist disappear disappeared"
        " disappearing vanish dissapear dissappear disapear disapeer fade_away not_exist"
        " not_be_here not_wake_up never_wake_up not_be_alive wasnt_here wasnt_alive weren't_here"
        " wasnt_born never_born never_been_born hadnt_been_born hadn't_been_born wasnt_around"
        " werent_alive stop_existing stop_living be_gone was_gone go_away_forever not_alive"
        " not_be_around be_nothing not_here wasnt_hear"
    ),
    "END": "end* ends ending finish stop over finished ended done_with be_over to_stop",
    "ALL": "it_all everything all_of_it things evrything the_pain my_pain the_hurting",
    "LIFE": "life lyf lif lives existence",
    "POINT": "point reason purpose pointless poin",
    "WITHOUTME": "without_me withoutme with_out_me",
    "GONE": "gone died dead disappeared not_here wasnt_here werent_here left vanished not_around",
    "GOODBYE": (
        "goodbye goodbyes good_bye goodby farewell final_message last_message final_note last_note"
        " suicide_note last_letter goodbye_note goodbye_letter say_bye said_bye saying_bye"
    ),
    "SUICIDE": (
        "suicide suicidal suiside sewiside suacide suicde sueside suicid sooicide suisidal"
        " suicidle suicidel sucide suicideal sui commit_suicide"
    ),
    "KMS": "kms kmself kill_me_now kmsss ctb",
    "PILL": (
        "pill+ tablet+ paracetamol paracetamols ibuprofen medicine meds medication painkiller+"
        " antidepressants bleach poison calpol pils tablits sleeping_pills :pills"
    ),
    "MANY": "all loads lots whole bottle packet pack box too_many many bunch handful extra load",
    "TAKE": "take takes took taken taking swallow* tuk tooken had drink drank overdosed",
    "OVERDOSE": (
        "overdose overdosed overdosing i_od an_od oding over_dose oded ovrdose i_odd_on ive_odd_on"
        " have_odd_on just_odd_on shes_odd_on hes_odd_on nearly_odd_on"
    ),
    "JUMP": (
        "jump jumps jumped jumping throw_myself threw_myself throwing_myself jmp jumpin step"
        " stepping"
    ),
    "WALK": "walk run walking running walked step ran",
    "HIGH": (
        "multi storey multistorey flats river sea waterfall quarry pier motor_way bridge roof"
        " cliff train trains bus cars lorry traffic tracks window rooftop railway motorway building"
        " road car_park balcony"
    ),
    "HANG": "hang hanging hanged noose hung rope",
    "HEAVEN": "heaven an_angel in_the_sky heven afterlife",
    "SELFHARM": (
        "harming_myself selfharm self_harm selfharming self_harming self_harmed selfharmed"
        " self_harms selfharms selfinjury self_injury self_hurt selfhram self_arm sh_again doing_sh"
        " doing_s_h to_sh self_harmo self_harmio been_sh shing sh_ing slef_harm i_sh sh_urges"
        " self_harn self_mutilate sh_relapse"
    ),
    "CUT": (
        "cut cuts cuting cutting cutin cuttin cutted slit slits slitting slice* scratch* slash*"
        " carve* scrape* gash gashes slicing kut cutt"
    ),
    "CUTS": "cuts scars scar marks cut scratches burns wounds bandages plasters lines cutts",
    "BLADE": (
        "razor+ blade+ knife knifes knives scissors sissors scissers siccors sharpener+ compass"
        " lighter+ craft_knife penknife stanley_knife :knife :razor :scissors safety_pin nife"
        " rubber_band+"
    ),
    "BURN": "burn burns burned burnt burning",
    "BODY": (
        "shoulders shoulder calf calves ankle ribs arm arms wrist wrists leg legs thigh+ skin"
        " stomach belly hips hip forearm+ wrst rist rists tummy ankles body ams armz legz"
    ),
    "BANG": "bang* hit hits hitting punch* smash* headbutt* bash* pull*",
    "BLEED": "bleed bleeds bleeding bled blood :blood",
    "VOMIT": "throw_up throwing_up sick vomit* puke* purge* purging threw_up be_sick",
    "STARVE": "starve* stopped_eating stop_eating not_eating refuse_to_eat skip_meals",
    "RELIEF": "better relief calm calmer feel_something numb cope coping punish punishing punished",
}
ENGLISH_SELF: Final[Mapping[str, str]] = MappingProxyType(_WHO | _WILL | _SELF)
