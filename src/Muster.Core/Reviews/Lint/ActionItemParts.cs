// What an action item needs so that it is done and seen to be done: an owner, a day, and a way to tell that it worked.
using Muster.Core.Wording;

namespace Muster.Core.Reviews.Lint;

/// <summary>Each may stand in the words or beside them.</summary>
internal static class ActionItemParts
{
    private const string Month =
        "(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";

    private const string Count = "(an?|one|two|three|four|five|six|eight|ten|twelve|[0-9]+)";

    private static readonly Phrases Owners = new([
        "(owner|owners|owned by|assigned to|assignee|responsible|dri|driver|who|lead|led by|@[\\w-]+)( is|:|=)? ",
        "(owner|owned by|assigned to|assignee|dri) ?[:=]? ",
        "([;,.] |^)(the )?([\\w-]+ ){1,3}(it|core|team|ops|platform|desk|operations|security|infra)",
        "(the |our )?([\\w-]+ ){0,3}(team|squad|guild|group|lead|manager|director|sre|engineer|on-call|dba|architect|owners?|commander|ops|crew|department|leads?)( ?\\([^)]*\\))? (to|will|shall|must|owns?|adds?|builds?|writes?|makes?|sets?|changes?|moves?|removes?|implements?|creates?|introduces?|is to|are to|takes?|fixes|replaces|puts?|runs?|does|files|configures?|splits|turns|enables)",
        "^(the |our )?([\\w/&-]+ ){0,3}(team|squad|guild|group|lead|manager|sres?|dbas?|ops|platform|infra|security|payments|database|storage|network|networking|data|backend|frontend|devops|release|observability|reliability|qa|support|comms):",
        "(by|with|for|from) (the )?([\\w-]+ ){0,2}(team|squad|guild)( |,|;|\\.|\\)|$)",
        "[(\\[](the )?([\\w-]+ ){0,2}(team|squad|guild|sre|dba|platform|infra|ops|lead)[)\\],;]",
        "(we|i)'ll take",
        "@[\\w.-]+",
        "(the |our )?([\\w-]+ ){0,3}(team|squad|guild|crew) [a-z]+s",
    ]);

    /// <summary>Before a colon at the beginning: whose it is, unless it says everybody's or nobody's.</summary>
    private static readonly Phrases Label = new(["([\\w/&-]+ ){0,2}[\\w/&-]+: [\\w-]+"]);

    private static readonly Phrases Nobodies = new([
        "(everyone|everybody|all|anyone|we|they|you|it|this|that|there|people|staff|teams?|engineers|developers|operators|nurses|managers|reviewers|users|customers|nobody|someone|somebody)",
    ]);

    private static readonly Phrases Nobody = new([
        "(everyone|everybody|all|anyone|team|engineers|developers|staff|people|action|action item|to do|fix|prevent|detect|mitigate|learn|follow-?up|next step|item|goal|improvement|short term|long term|remind function|note|important)( [\\w-]+)?: [\\w-]+",
    ]);

    private static readonly Phrases Named = new(
        [
            $"{PersonWords.GivenName}( [A-Z][\\w-]+)?( \\([^)]*\\))?(:|,| -|;| to | will | shall | adds| builds| writes| makes| sets| changes| moves| removes| implements| creates| introduces| owns| takes| does| fixes| puts| runs| replaces)",
            $"(by|owner|owned by|assigned to|[Oo]wner:|\\(|for) ?{PersonWords.GivenName}",
            $"{PersonWords.GivenName}( [A-Z][\\w-]+)?[)\\]]",
            $"{PersonWords.GivenName}( [A-Z][\\w-]+)? [a-z]+s",
            // Whoever does something at the beginning, or after the day.
            "[A-Z][a-z]+( [A-Z][a-z]+)? (will [a-z]+|(add|build|write|make|set|change|move|remove|implement|create|introduce|own|take|fix|put|run|replace|raise|turn|lower|wire|split|enable|disable|migrate|rewrite|configure|extend|limit|document|automate|deploy|ship)s|(do|push|switch|finish|patch|catch)es)",
        ],
        matchCase: true
    );

    private static readonly Phrases Days = new([
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "[0-9]{1,2}[./][0-9]{1,2}([./][0-9]{2,4})?",
        $"[0-9]{{1,2}}(st|nd|rd|th)? (of )?{Month}( [0-9]{{4}})?",
        $"{Month} [0-9]{{1,2}}(st|nd|rd|th)?",
        $"(by|until|till|before|due|in|for|end of|mid|mid-|early|late|start of|beginning of) (the )?(end of )?(early |mid |mid-|late |next )?{Month}( [0-9]{{4}})?",
        "(by|until|till|before|due|on|this|next|from|the|end of) (next |this |coming |on )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
        "(by|until|till|before|due|in|for|within|this|next|current|coming|end of)( (the|this|next|current|coming|following|end of))* (day|week|sprint|iteration|month|quarter|fortnight|year|release|cycle|eod|eow|eom|eoq)('s end)?",
        $"(within|in|inside|over|no later than|at most|due in) (the )?(next |coming |about )?{Count}( |-)(working |business |calendar )?(days?|weeks?|sprints?|months?|quarters?|iterations?|fortnights?)",
        $"{Count} (working |business )?(days?|weeks?|sprints?) from (now|today)",
        "(in |by |before |end of |due |during |for |mid-|early |late )*(the )?(end of )?(q[1-4]|h[12])( ?('|/|-)?[0-9]{2,4})?",
        "(today|tonight|tomorrow|this afternoon|eod|eow|eom|eoq|end of (the )?(day|week|month|quarter|year|sprint))",
        "sprint [0-9]+",
        "(deadline|due)(:| is| on| date)? [\\w-]+",
    ]);

    private static readonly Phrases Proofs = new([
        "(verif(y|ied|ies|ication|ying)|validat(ed|ion|e by)|prov(e|en|es|ed) (by|that|it|with|in)|proof|confirm(s|ed|ation)?|measur(ed|e|es|able)( by| with)?|demonstrat(e|ed|es))",
        "(tested|checked|shown|exercised|rehearsed|tried|seen) (by|with|in|on|against|monthly|weekly|quarterly|every|each|that)",
        "(success|acceptance|done|works|worked|ok|exit)( criterion| criteria| metric| measure| condition| test)?( is|:| when| if| means| once)",
        "(we|you|one|they)( will|'ll| can| shall)? (know|see|tell|can tell|be able to tell)( that)?( it)?",
        "(so that|until|till|once|such that|and that)( [\\w%'-]+){1,8} (fails?|fires?|alerts?|pages?|passes|pass|drops?|falls?|stays?|rejects?|rejected|refused|blocked|blocks?|goes|go|is zero|below|under|above|at zero|within|reports?|green|red)",
        "(a|the|one|monthly|weekly|quarterly|next|by|in)( [\\w-]+){0,2} (drill|game ?day|chaos (test|experiment|run|day)|fire drill|failover test|restore test|load test|dry run|rehearsal|replay|regression test|integration test|synthetic( check| probe| test)?|simulation|pen(etration)? test|staging run|canary run)",
        "(p50|p90|p95|p99|error rate|latency|mttr|mttd|mtta|hit ratio|the number of|number of|count of|share of|rate of|ratio of|pages per|slo|burn rate|time to)( [\\w-]+){0,6} (below|under|above|at least|at most|less than|more than|falls?|drops?|stays?|goes|is|reaches|to|by)",
        "(expect|target|goal|aim|metric|kpi|evidence|check|verify|test|measure|criterion|criteria): [\\w<>=]+",
        "(should|must|will|to) (drop|fall|go|stay|remain|reach|fail|fire|page|alert|refuse|reject|show)( [\\w-]+){0,4} (to|at|below|under|within|above|zero|when|if|in|on)",
        "(pipeline|build|ci|test|tests|job|linter|gate|alert|page|dashboard|graph|report|metric)( [\\w-]+){0,5} (shows?|fails?|fires?|goes red|turns red|is green|stays green|passes|pages|proves?|reports?|catches|rings|refuses|rejects)( [\\w-]+)?",
        "(must|has to|have to|needs to)( [\\w-]+){1,6} (automatically|within|at|below|under)",
        "(soak|contract|unit|load|regression|integration|acceptance|smoke|chaos|restore|fail-?over|end-to-end|e2e|property) (tests?|replays?|runs?) [\\w-]+",
        "(replaying|rerunning|re-running|injecting|simulating|repeating)( [\\w%-]+){1,10} (gives?|shows?|must|is|leaves?|ends?|passes|fails?)",
        "((is|are|gets?|goes|turns) )?(red|rejected|refused|blocked|green) (when|if|in|on|by|with)",
        "(replay|run|rerun|test|script|job)( [\\w%-]+){0,6} (passes|is rejected|is refused|is blocked|is green)",
        "(is|are) (rejected|refused|blocked)",
        "(audit|report|review|scan|survey|log|logs|trace|export|sample|replay)( [\\w-]+){0,3} (shows?|finds?|has|contains|proves?|confirms?)",
        "(no|zero|fewer than|less than)( [\\w-]+){1,5} (in|for|within|over|during) ([\\w-]+ ){0,2}(days?|weeks?|months?|quarters?|sprints?|releases?)",
    ]);

    /// <param name="care">Where it asks for care, which proves nothing.</param>
    public static IEnumerable<Finding> Missing(PlainText text, ReviewContext context, IReadOnlyList<Finding> care)
    {
        bool isOwned =
            Owners.IsIn(text.Words)
            || Named.In(text).Any(place => !Nobodies.BeginsIn(text[place]))
            || HasKnown(text, context)
            || (Label.BeginsIn(text.Words) && !Nobody.BeginsIn(text.Words));
        if (string.IsNullOrWhiteSpace(context.Owner) && !isOwned)
        {
            yield return On(
                text,
                ReviewLintRules.NoOwner,
                "Nobody owns it, and what everybody owns is not done.",
                "Name one person or one team that brings it to its end."
            );
        }

        if (string.IsNullOrWhiteSpace(context.Due) && !Days.IsIn(text.Words))
        {
            yield return On(
                text,
                ReviewLintRules.NoDue,
                "It has no day, so every other piece of work comes before it.",
                "Give a day by which it is done; one that is too far away is a wish."
            );
        }

        bool isProved = text.Sentences.Any(sentence => Proofs.IsIn(text[sentence]) && !care.Any(one => sentence.Holds(one.Start)));
        if (string.IsNullOrWhiteSpace(context.Verification) && !isProved)
        {
            yield return On(
                text,
                ReviewLintRules.NoVerification,
                "Nobody will be able to tell whether it worked.",
                "Say what will be seen: a test that fails without it, an alert that fires in a drill, a figure that falls."
            );
        }
    }

    private static bool HasKnown(PlainText text, ReviewContext context) =>
        context.People.Any(name => name.Length > 0 && WordSearch.HasWord(text.Words, name, StringComparison.OrdinalIgnoreCase));

    private static Finding On(PlainText text, string rule, string why, string suggestion) =>
        new(rule, 0, text.Words.TrimEnd().Length, why, suggestion);
}
