package org.copydesk.extraction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words that the rules know by name. A word has one tag; the later lists give way to the earlier. */
final class Lexicon {

    /** Can stand before its subject: "said Ann Doe". A plus sign doubles the last letter. */
    private static final String SPEECH = """
            add ask reply respond answer explain note recall remark comment observe declare announce state post tweet retweet
            testify insist argue warn admit+ acknowledge concede conclude claim contend maintain assert affirm reiterate repeat
            stress emphasize emphasise point complain joke quip+ laugh sigh grumble mutter murmur whisper shout yell scream cry
            exclaim bark snap+ boast brag+ predict promise pledge vow propose suggest recommend recount continue agree disagree
            object protest counter retort lament muse wonder reflect marvel gush enthuse confess confide allege charge demand
            order plead pray chant offer volunteer interject chime caution advise instruct deny report reveal disclose proclaim
            pronounce opine posit theorize theorise speculate believe estimate fear hope text email e-mail message type scrawl
            jest tease deadpan rant rail vent fume thunder roar growl intone preach crack snipe sniff scoff sneer hiss bellow
            holler wail moan groan gasp bluster blurt stammer stutter mumble rule prophesy clarify elaborate specify stipulate
            summarize summarise confirm profess swear rejoin drawl croak squeal grouse gripe
            allow attest avow decree implore rhapsodize sob shrug+ smile grin+ apologize apologise sum+ signal submit+ hint warble
            """;

    /** Always take an object and never stand before their subject: "told the court", "called it". */
    private static final String ADDRESSING = """
            inform assure reassure remind call describe label brand dub+ quote cite accuse blame urge denounce condemn blast slam+
            criticize criticise praise hail dismiss characterize characterise deem mock thank deride decry compare portray
            consider address greet welcome beg+ encourage congratulate lambaste assail ridicule liken credit term refer+
            attack fault lash rebuke scold taunt lecture reject endorse defend
            """;

    private static final String IRREGULAR_SPEECH = """
            say says said saying; write writes wrote written writing; think thinks thought thinking; feel feels felt feeling;
            read reads reading; sing sings sang sung singing; swear swears swore sworn; begin begins began begun beginning;
            shoot shoots shot shooting; put puts putting; say sez; spit spits spat spitting; speak speaks spoke
            speaking; plead pled
            """;

    private static final String IRREGULAR_ADDRESSING = "tell tells told telling; lead; dub dubs dubbed dubbing";

    private static final String BE = "is are was were be been being am isn't wasn't aren't weren't";
    private static final String AUXILIARY =
            "has have had having will would can could may might must shall should did does do didn't doesn't don't won't wouldn't"
                    + " can't couldn't hasn't haven't hadn't";
    private static final String ADVERB =
            "also later then now once again still just even never always often soon earlier first finally sometimes too already"
                    + " further only almost ever recently instead once simply flatly not famously yesterday today reportedly"
                    + " allegedly apparently purportedly supposedly meanwhile afterward afterwards previously both all";
    private static final String THAT = "that whether if how why what";
    private static final String RELATIVE = "who whom whose which where when while";
    private static final String CONJUNCTION = "and or but nor yet so because although though since unless until than";
    private static final String PREPOSITION =
            "of for at with from in on to about after before by into over under against between among during through near"
                    + " outside inside without within around along across behind beside beyond toward towards upon via amid despite"
                    + " like aboard above below beneath off onto regarding concerning following per atop alongside throughout"
                    + " except including";
    private static final String PRONOUN = "he she they it we i you";
    private static final String DETERMINER =
            "a an the this these those his her their its our my your some many several each every another other most no any few"
                    + " two three four five six seven eight nine ten dozens hundreds more";
    private static final String OTHER =
            "him them us me himself herself themselves itself there here as up down out back away well very much nothing nobody"
                    + " everyone everybody something anything everything someone anyone none yes oh ok okay please thanks such"
                    + " same own way lot went came got made took gave found saw left let make take get come see want wanted"
                    + " knew known named titled entitled called so-called dubbed nicknamed according despite"
                    + " given became become kept held ran run sat stood turned looked walked picked opened closed filed"
                    + " released described seen done gone been used said's one's next last past new old long-time good great"
                    + " not-so including based born asked's unlike perhaps maybe however therefore thus indeed moreover"
                    + " nevertheless nonetheless still otherwise besides overall elsewhere inside's";
    private static final String TIME =
            "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
                    + " october november december jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. morning afternoon evening"
                    + " night week month year tonight tomorrow noon midnight a.m. p.m. days weeks months years hours minutes"
                    + " mon. tues. wed. thurs. fri. sat. sun.";

    /** Office, rank or party before a name; not part of it. */
    private static final String TITLE = """
            president vice mayor governor gov. senator sen. sens. representative rep. reps. congressman congresswoman
            councilman councilwoman councilmember councilor councillor alderman assemblyman assemblywoman delegate speaker
            secretary minister premier chancellor ambassador judge justice magistrate attorney general prosecutor sheriff
            chief deputy dep. officer sergeant sgt. lieutenant lt. captain capt. colonel col. major maj. gen. admiral adm.
            commander cmdr. cpl. pvt. detective det. inspector superintendent supt. commissioner director chairman chairwoman
            chairperson chair chief executive ceo cfo coach manager principal professor prof. dean provost rabbi rev. reverend
            father sister pastor bishop archbishop cardinal pope imam king queen prince princess lord lady sir dame
            administrator comptroller treasurer engineer curator landlord leader majority minority whip republican democrat
            democratic independent former retired acting interim prime foreign interior finance defense defence district state
            u.s. county city assistant associate executive senior lead host anchor trooper agent spokesman spokeswoman
            spokesperson councilwoman council supervisor ombudsman envoy lawyer critic author actor actress singer columnist
            analyst economist historian reporter correspondent quarterback pitcher goalkeeper forward guard midfielder
            defender center first-year honorable hon. aide keeper owner founder co-founder chef veteran juror
            """;

    /** Courtesy; kept with the name as written. */
    private static final String COURTESY = "mr. mrs. ms. miss dr. mr mrs ms dr mx.";

    private static final String ROLE = """
            police officials official authorities spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons
            prosecutors prosecutor investigators investigator residents resident neighbors neighbor neighbours neighbour
            lawyers lawyer attorney attorneys witnesses witness critics critic experts expert analysts analyst economists
            economist researchers researcher scientists scientist doctors doctor nurse nurses teacher teachers student students
            parents parent mother father wife husband son daughter brother sister friend friends cousin uncle aunt grandmother
            grandfather widow widower colleague colleagues partner family families relatives owner owners manager managers
            director directors president chairman chairwoman chair chief head leader leaders minister ministry government
            department agency company companies firm corporation bank board council committee commission court judge judges
            justices jury juror jurors senator senators congressman lawmakers lawmaker legislators legislator governor mayor
            sheriff deputy deputies officer officers captain sergeant detective detectives firefighters firefighter coach coaches
            player players teammate teammates captain pitcher quarterback goalkeeper driver drivers pilot pilots passenger
            passengers customer customers client clients patient patients victim victims survivor survivors suspect defendant
            plaintiff plaintiffs protester protesters protesters demonstrators activist activists advocate advocates volunteer
            volunteers worker workers employee employees union unions farmer farmers growers grower rancher ranchers fisherman
            fishermen engineer engineers editor editors reporter reporters journalist journalists author authors writer writers
            historian artist artists actor actress singer musician director producer curator photographer designer architect
            chef cook waiter waitress bartender barber shopkeeper landlord tenant tenants homeowner homeowners voter voters
            candidate candidates opponent opponents supporter supporters aide aides adviser advisers advisor advisors
            assistant secretary administrator administration commander commanders soldier soldiers troops veteran veterans
            general colonel ambassador envoy diplomat diplomats source sources executive executives investor investors trader
            traders broker brokers banker bankers consultant entrepreneur founder co-founder boss publicist representative
            representatives delegate priest pastor rabbi imam bishop archbishop nun monk man woman men women boy girl kid kids
            child children teenager teen people person couple crowd members member group groups team club school university
            district hospital church museum airline network newspaper magazine paper station outlet website site statement
            report letter lawsuit complaint memo email document documents filing filings affidavit indictment sign note book
            study post tweet article papers caller operator dispatcher inspector inspectors inspector coroner examiner warden
            principal superintendent dean professor professors psychologist psychiatrist therapist biologist meteorologist
            forecaster forecasters geologist farmer trucker carpenter plumber electrician mechanic machinist baker brakeman
            grandmaster fan fans star campaign house senate parliament opposition party democrats republicans
            conservatives liberals israelis palestinians organizers organizer organization organisation association
            federation coalition alliance charity foundation institute center centre office bureau ministry embassy union
            tribunal panel regulator regulators watchdog carrier manufacturer automaker retailer insurer utility developer
            developers contractor contractors builder buyers buyer seller sellers applicant visitor visitors tourists tourist
            locals villagers villager islanders refugees refugee migrants migrant prisoner prisoners inmate inmates guard
            guards bandmate roommate classmate classmates apprentice successor predecessor rival rivals counterpart
            correspondent columnist critic reviewer blogger negotiator negotiators mediator ombudsman comptroller treasurer clerk chancellor keeper
            """;

    private static final String ORGANISATION = """
            inc. corp. co. ltd. llc plc group company corporation bank department ministry agency bureau commission committee
            council court association federation union institute university college school hospital museum foundation center
            centre society church police party congress senate house parliament administration authority board office service
            services network airlines airways motors energy foods heating systems technologies industries partners league
            coalition alliance organization organisation press times post journal tribune herald news radio tv television
            gazette courier chronicle magazine guardian telegraph ledger globe examiner observer sentinel dispatch bulletin
            reuters bloomberg pentagon kremlin nasa fbi cia nato nations reserve fund trust club army navy force corps airline ministry embassy firm union jury panel
            carrier manufacturer automaker retailer insurer utility charity institute newspaper government campaign team
            """;

    static final Set<String> OUTLET_NAMES = Set.of(
            ("reuters ap afp cnn bbc nbc abc cbs msnbc npr pbs bloomberg politico axios buzzfeed vox espn itv xinhua tass"
                            + " press times post journal tribune herald news radio tv television gazette courier chronicle"
                            + " magazine guardian telegraph ledger globe examiner observer sentinel dispatch bulletin"
                            + " newspaper network station outlet website agency weekly daily standard independent mirror"
                            + " podcast broadcaster channel today review wire presse")
                    .split(" "));

    static final Set<String> OUTLET_NOUNS = Set.of(
            "newspaper",
            "network",
            "station",
            "magazine",
            "radio",
            "television",
            "agency",
            "broadcaster",
            "podcast",
            "outlet",
            "website",
            "weekly",
            "daily",
            "paper",
            "channel");

    static final Set<String> HEDGES = Set.of("reportedly", "allegedly", "apparently", "purportedly", "supposedly");

    static final Set<String> PLURAL_PRONOUN = Set.of("they", "we");

    static final Set<String> QUESTION_AND_ANSWER = Set.of(
            "asked", "asks", "replied", "replies", "answered", "answers", "responded", "responds", "retorted", "shot");

    /** What follows these is a name or a notion, not speech. */
    static final Set<String> INTRODUCES_A_TERM = Set.of(
            ("so-called known called titled entitled named nicknamed dubbed word words term terms phrase phrases song film movie"
                            + " book novel album show series episode play poem essay article headline chapter single hit"
                            + " musical documentary podcast slogan hashtag nickname verb noun adjective name labeled labelled"
                            + " marked spelled spelt app exhibit painting sitcom drama thriller memoir tune track game")
                    .split(" "));

    private static final String FEMALE = """
            mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
            kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen
            amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
            catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith
            megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn janice jean abigail
            alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany
            charlotte marie kayla alexis lori nora clara june agnes estelle lena ingrid paula joanne gert eva lotte noor rae
            yolanda lois brynn nadine harriet rosalind bonnie fay lucinda marcy alma peg hillary nikki kamala susanne claire
            ines wanda mira lorna zoe bea
            """;
    private static final String MALE = """
            james robert john michael david william richard joseph thomas christopher charles daniel matthew anthony mark donald
            steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas
            eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis
            jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger
            terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan
            juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene tim tom bill bob
            jim mike steve dan igor hank pete rick gil ed victor colin milos saul len mick hub owen skip al cal otis carlos
            barack ted bernie mitch chuck greg jeff ben sam max leo fred pavel henrik tomas vince lou burt stu
            """;

    static final Set<String> FEMALE_NAMES = words(FEMALE);
    static final Set<String> MALE_NAMES = words(MALE);
    static final Set<String> FEMALE_ROLES = Set.of(
            ("mother wife daughter sister aunt grandmother widow woman girl spokeswoman chairwoman actress congresswoman"
                            + " waitress nun queen")
                    .split(" "));
    static final Set<String> MALE_ROLES = Set.of(
            ("father husband son brother uncle grandfather widower man boy spokesman chairman actor congressman waiter monk"
                            + " king priest")
                    .split(" "));

    static final Set<String> TITLES = words(TITLE);
    static final Set<String> COURTESIES = words(COURTESY);
    static final Set<String> ROLES = words(ROLE);
    static final Set<String> ORGANISATIONS = words(ORGANISATION);
    static final Set<String> PARTICLES = Set.of(
            "de", "da", "di", "du", "del", "della", "van", "von", "der", "den", "la", "le", "bin", "al", "el", "ibn",
            "ben", "ter", "y", "dos");

    static final Set<String> ABBREVIATIONS = words(
            "mr. mrs. ms. dr. mx. sen. sens. rep. reps. gov. gen. col. lt. sgt. capt. maj. adm. cmdr. cpl. pvt. det. supt. prof. rev."
                    + " hon. st. jr. sr. inc. corp. co. ltd. bros. dept. vs. jan. feb. mar. apr. aug. sept. sep. oct. nov."
                    + " dec. ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn."
                    + " miss. mo. mont. neb. nev. okla. ore. pa. tenn. tex. vt. va. wash. wis. wyo. ave. blvd. mt. ft. dep."
                    + " dist. atty. asst. mon. tues. wed. thurs. fri. sat. sun. a.m. p.m. etc. e.g. i.e. ph.d.");

    static final Set<String> LOWER_ABBREVIATIONS = words("vs. etc. e.g. i.e. a.m. p.m. ph.d.");

    /** Speak, but are nobody: "he" is not the report. */
    static final Set<String> DOCUMENTS = words("""
            report letter lawsuit complaint memo email document documents filing filings affidavit indictment sign note book study
            post tweet article papers paper statement magazine website site outlet station text message card text house senate
            """);

    /** What somebody has who speaks: "his answer: …" */
    static final Set<String> WORDS_OF_SOMEBODY = words("""
            answer reply response message mantra motto advice verdict reaction question explanation word words theory line
            comment comments remark remarks warning pitch conclusion statement post tweet caption refrain request plea
            assessment point philosophy credo prediction promise
            """);

    /** Are said of somebody where no object follows: "Ann Doe, called "…" by the mayor, left." */
    static final Set<String> NAMED = words("called dubbed labelled labeled branded deemed considered termed");

    static final Set<String> NEVER = words("""
            not never didn't doesn't don't won't wouldn't can't couldn't hasn't haven't hadn't
            """);

    /** "denied saying", "refused to say" */
    static final Set<String> REFUSED = words("""
            deny denies denied denying refuse refuses refused refusing decline declines declined declining
            """);

    /** A gesture beside speech is no second speech: "…," she said, laughing, "…" */
    private static final String GESTURE =
            "laughing smiling shrugging grinning sighing pointing crying sobbing groaning referring speaking comparing"
                    + " thinking feeling reading singing fuming thundering shooting putting";

    private static final Map<String, Tag> TAGS = tags();

    private Lexicon() {}

    static Tag tag(String lower) {
        return TAGS.getOrDefault(lower, Tag.OTHER_WORD);
    }

    private static Map<String, Tag> tags() {
        var tags = new HashMap<String, Tag>();
        tags.put("state", Tag.TITLE);
        put(tags, PRONOUN, Tag.PRONOUN);
        put(tags, GESTURE, Tag.FUNCTION);
        put(tags, BE, Tag.BE);
        put(tags, AUXILIARY, Tag.AUXILIARY);
        put(tags, ADVERB, Tag.ADVERB);
        put(tags, THAT, Tag.THAT);
        put(tags, RELATIVE, Tag.RELATIVE);
        put(tags, CONJUNCTION, Tag.CONJUNCTION);
        put(tags, PREPOSITION, Tag.PREPOSITION);
        put(tags, DETERMINER, Tag.DETERMINER);
        put(tags, TIME, Tag.TIME);
        irregular(tags, IRREGULAR_SPEECH, Tag.SPEECH);
        irregular(tags, IRREGULAR_ADDRESSING, Tag.ADDRESSING);
        inflect(tags, ADDRESSING, Tag.ADDRESSING);
        inflect(tags, SPEECH, Tag.SPEECH);
        put(tags, OTHER, Tag.FUNCTION);
        put(tags, COURTESY, Tag.COURTESY);
        put(tags, ROLE, Tag.ROLE);
        put(tags, TITLE, Tag.TITLE);
        return tags;
    }

    private static void inflect(Map<String, Tag> tags, String verbs, Tag tag) {
        for (var entry : words(verbs)) {
            var doubles = entry.endsWith("+");
            var verb = doubles ? entry.substring(0, entry.length() - 1) : entry;
            var last = verb.charAt(verb.length() - 1);
            var stem = doubles ? verb + last : last == 'e' ? verb.substring(0, verb.length() - 1) : verb;
            var endsInY = last == 'y' && "aeo".indexOf(verb.charAt(verb.length() - 2)) < 0;
            var butLast = verb.substring(0, verb.length() - 1);
            tags.putIfAbsent(verb, tag);
            tags.putIfAbsent(endsInY ? butLast + "ies" : verb.matches(".*(s|sh|ch|x)") ? verb + "es" : verb + "s", tag);
            tags.putIfAbsent(endsInY ? butLast + "ied" : stem + "ed", tag);
            tags.putIfAbsent(stem + "ing", Tag.SPEECH_PARTICIPLE);
        }
    }

    private static void irregular(Map<String, Tag> tags, String verbs, Tag tag) {
        for (var verb : verbs.split(";")) {
            for (var form : words(verb)) {
                tags.putIfAbsent(form, form.endsWith("ing") && !form.equals("sing") ? Tag.SPEECH_PARTICIPLE : tag);
            }
        }
    }

    private static void put(Map<String, Tag> tags, String words, Tag tag) {
        words(words).forEach(word -> tags.putIfAbsent(word, tag));
    }

    private static Set<String> words(String list) {
        return Set.of(Arrays.stream(list.strip().split("\\s+"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .toArray(String[]::new));
    }
}
