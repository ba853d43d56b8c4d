// Somebody is made the culprit: a person, a team, a vendor.
using Muster.Core.Wording;

namespace Muster.Core.Communications.Lint;

internal static class Blame
{
    private const string Actor =
        "(engineers?|developers?|devs?|operators?|admins?|administrators?|sysadmins?|dbas?|interns?|juniors?|contractors?|employees?|colleagues?|staff|team ?members?|persons?|people|technicians?|vendors?|suppliers?|providers?|partners?|teams?|someone|somebody|devops|sres?|guys?|managers?|new hires?|hosts?|carriers?|consultants?|agency|agencies|squads?|group|on-call|individuals?|members? of (the |our )?(staff|team)|owners?|maintainers?|support|qa|security|infra|platform|finance|marketing|[a-z]*ops|authority|authorities|integrators?|departments?|facilities|whoever|hosters?|crew|folks|they|he|she|who)";

    private const string Misdeed =
        "(accidentally|mistakenly|inadvertently|unintentionally|wrongly|incorrectly|carelessly|erroneously|forgot|forgets|forgotten|botched|broke|messed|screwed|misconfigured|mistyped|mis-typed|misread|misjudged|mishandled|mismanaged|fat-fingered|ignored|neglected|failed (to|us|once more|again)|skipped|bypassed|overlooked|missed|caused|deleted|wiped|dropped the|took down|knocked|didn't|did not|doesn't|never|ran the wrong|typed|pulled the|unplugged|tripped|cut corners|refuses? to|refused|broke|took down|took out|rushed|(is|are|was|were) (clearly |solely |again |entirely )?(to blame|at fault|the culprit|careless)|let (us|everyone|our|you|customers)|(pushed|shipped|released|deployed|merged|rolled out|applied|made|introduced|committed|approved|ran|sent|gave|delivered|supplied|provided|sold)( (us|you|everyone))?( (out|through))? (a |an |the |another |some |their |his |her )?(bad|broken|faulty|untested|buggy|wrong|unreviewed|flawed|careless|sloppy|incorrect|bug|error|mistake|defect|fault|half-baked|defective|erroneous)|[a-z]+(ed|t|n|w|o|ran|put|set)?( [\\w-]+){0,6} (the wrong|badly|poorly|by (accident|mistake)|carelessly|wrongly|sloppily|in (the|a) (wrong|hurry)|without (a |any )?(asking|telling|review|approval|testing|checking|notice|warning|heads-up|word)|straight (to|into|on) (main|prod|production|master|live)|something off|nobody (had )?(approved|asked|reviewed|tested)|no one (had )?(approved|asked|reviewed|tested)))";

    private static readonly PhraseRule Culprit = new(
        "\"{0}\" names a culprit. It tells readers nothing that helps them, and it tells colleagues to hide the next mistake.",
        "Say what happened to the system: \"a change to the configuration\", not who made it.",
        [
            "(human|operator|user|pilot|engineer|developer|admin|administrator|manual|staff|vendor|typing) (error|mistake|failure|fault)s?",
            "(error|mistake|failure|fault|negligence|carelessness|oversight|blunder|slip|incompetence)s? (by|of|on the part of|made by|from) (an?|the|our|one|one of our|someone|somebody|their|his|her)( [\\w-]+){0,3}",
            "(made )?(a|the|this|our|his|her|their|an honest|honest|stupid|simple|silly|costly|careless|own|serious|rookie|beginner's) mistakes?",
            "blunder(s|ed)?",
            "(the fault of|(the )?(blame|fault|responsibility) (for this |for it )?(lies|rests|is with|goes|belongs|falls)|blames|blamed|blaming|(we|i|they|everyone) blame)",
            "((his|her|their|someone's|somebody's|whose|your|the \\w+'s|\\w+'s) (fault|mistake|error|negligence|carelessness|doing|oversight|blunder))",
            "mistakes were made",
            "(has|have)( \\w+){1,4} to thank for (it|this|that|the)",
            "you know who you are",
            "(this|that|it) (one )?(is|was) on( the| our| their)?( [\\w-]+){0,2} (team|squad|guys|folks|crew|vendor|supplier|provider)",
            "(an?|one of (our|the|their)|the|our|some|a certain)( [\\w-]+){0,2} (engineer|developer|intern|operator|admin|administrator|contractor|colleague|employee|technician|dba|sre|junior|new hire|person)s?( [\\w-]+){0,2} (ran|deleted|removed|dropped|unplugged|pulled|typed|cut|dug|wiped|destroyed|overwrote|erased|truncated|switched|shut|filled)",
            "(whoever|the (person|one|individual) who)( [\\w-]+){1,2}",
            "not our (fault|doing|problem)",
            "(careless|carelessly|carelessness|not paying attention|wasn't paying attention|weren't paying attention|paid no attention|negligent|negligence|negligently|incompetent|incompetence|sloppy|sloppiness|lazy|idiot|idiotic|stupid|stupidity|reckless|recklessly|irresponsible|irresponsibly|unprofessional|amateurish|clumsy|inexperienced|rookie|poor judgement|poor judgment|inattention|inattentive)",
            "(screw|screwed|screws|mess|messed|messes|muck|mucked|stuff|stuffed|foul|fouled|cock|cocked) (it |things |this |that )?up",
            "fat-?(fingered|finger|fingers)",
            "fat finger(ed|s)?",
            "dropped the ball",
            "asleep at the wheel",
            "let (us|everyone|everybody|you|our customers|customers|our users) down",
            "cut(ting)? corners",
            "forgot( (to|about|that))?",
            "forgetting to",
            "(neglected|neglecting|bothered|bothering) to",
            "should (really )?(have|'ve) (never |not |been )?(checked|tested|known|caught|noticed|read|followed|asked|told|reviewed|seen|looked|double-checked|deployed|pushed|done|verified|warned|been|spotted|prevented|run|touched|made|approved|waited|paid|listened|announced|informed)",
            "shouldn't have",
            "(failed|failing|failure) to (follow|test|check|notice|review|read|tell|inform|warn|monitor|double-check|verify|communicate|announce|do (its|their|his|her) job|keep (its|their)|meet|deliver|validate|heed|coordinate|plan|renew|maintain|react|act|spot|catch)",
            "without (testing|approval|telling|review|reviewing|checking|permission|following|asking|authori[sz]ation|reading|informing|warning|looking|thinking|notice|any (testing|review|warning|notice|approval))",
            "(against|violat(ed|ing)|ignor(ed|ing)|broke|breaking|in breach of) (the |our |all |every |company |standard )*(policy|policies|rules?|procedures?|process|processes|guidelines?|warnings?|advice|protocols?|runbooks?|checklists?)",
            "(is|are|was|were|being|held|be) (solely |entirely |fully |directly |ultimately |personally )?(responsible|accountable|liable) for",
            "(thanks|due|owing) to (the |our |an? |one of our |their )?([\\w-]+ ){0,2}(engineer|developer|operator|contractor|vendor|supplier|intern|administrator|admin|employee|team|colleague|technician)('s)?",
            "(caused|triggered|introduced|broken|created|provoked|brought (on|about)|botched|messed up|started|deleted|misconfigured|taken down|missed|ignored|made) by (the |an? |our |one of our |one of the |their |some |another )?(([\\w-]+ ){0,3}(engineer|developer|operator|contractor|vendor|supplier|intern|administrator|admin|employee|team|colleague|technician|staff|manager|squad|group|consultant|agency|member|person|individual|dba|sre|provider's (staff|team|engineers?))s?|someone|somebody)",
            "because of (the |an? |our |one of our |one of the |some )?([\\w-]+ ){0,2}(engineer|developer|operator|contractor|vendor|supplier|intern|administrator|admin|employee|colleague|technician|someone|somebody)s?('s)?",
            $"{Actor}( (at|in|on|from|of|who)( (the|our|their))?( [\\w-]+){{1,3}})?( (had|has|have|who|again|simply|just|once|also|then|apparently|seems|to))* {Misdeed}",
            "(its|their|his|her) (sloppy|poor|bad|careless|lazy|shoddy|terrible) (work|testing|code|handling|planning|performance|job)",
            "(disciplin(e|ed|ary)|name and shame|heads will roll|consequences for|be reprimanded|has been fired|was fired)",
            "(once|yet) again (let|failed|broke|caused|messed)",
        ]
    );

    /// <summary>Two capitals, or one that no usual word begins a sentence with.</summary>
    private static readonly Phrases Named = new(
        [
            "([A-Z][a-z]+ )?[A-Z][a-z]+( (from|in|of|at|on) ([Oo]ur |[Tt]he )?[\\w-]+( [\\w-]+)?)?( (had|has|just|then|simply|again))* (accidentally|mistakenly|inadvertently|carelessly|forgot|ignored|skipped|overlooked|neglected|(is|are|was|were) (to blame|at fault|the culprit|careless|responsible for (this|the|our))|botched|misconfigured|mistyped|fat-fingered|messed|screwed|(pushed|shipped|released|deployed|merged|ran|applied|approved) (a |an |the |his |her )?(bad|broken|faulty|untested|buggy|wrong|unreviewed)|(deleted|dropped|wiped|truncated) (the|our|a)|made (a|an|the) (mistake|error|typo)|didn't (check|test|read|follow|look|notice)|did not (check|test|read|follow|look|notice)|should have|was careless|broke (our|your)( [\\w-]+){0,2}|(has |have )?let (us|you|our)|refuses? to|refused to|took down|([a-z]+ed|ran|sent|put|took|wrote|set|left|shut)( [\\w-]+){0,3} (the wrong|by (accident|mistake)|without (asking|telling|review|approval|testing|checking)|straight (to|into) (main|prod|production|master)))",
            "[Tt]hanks to [A-Z][a-z]+,?( [a-z]+)? who",
            "([Tt]ypical|[Bb]lame|[Aa]gain) [A-Z][a-z]+",
        ],
        matchCase: true
    );

    private static readonly PhraseRule Names = new(Culprit.Why, Culprit.Suggestion, Named);

    private static readonly Phrases Nobody = new(
        [
            "(No|Not|None|All|Some|Most|Many|Users?|Customers?|Videos?|The (release|update|change|script|job|system|service|database|deployment)|It|This|That|A (release|change|script|job))",
            // What begins the next of the five lines is no name.
            "[Aa]gain (Status|Impact|Current|Next)",
        ],
        matchCase: true
    );

    public static IEnumerable<Finding> Find(PlainText text) =>
        Culprit.Find(LintRules.Blame, text).Concat(Names.Find(LintRules.Blame, text, place => !Nobody.IsIn(text[place])));
}
