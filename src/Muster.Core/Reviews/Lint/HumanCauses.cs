// A cause that is somebody's failing, where the next question would find what allowed it.
using Muster.Core.Wording;

namespace Muster.Core.Reviews.Lint;

internal static class HumanCauses
{
    private const string Next = "Ask the next why: how did the system allow it, and why would it let the next person do the same?";

    private static readonly PhraseRule Failing = new(
        "\"{0}\" makes a person the cause. People err everywhere and always; a cause that nobody can change explains nothing and prevents nothing.",
        Next,
        [
            $"({PersonWords.Trade}|human|user|admin|people|personnel|staff|judg?e?ment|pebkac)(s?'?s?)? (error|mistake|failing|fault|blunder|oversight|slip|carelessness)s?",
            "human (failure|factors?|fault)s?",
            "(error|mistake|negligence|carelessness|oversight|blunder|slip|lapse|failure|incompetence)s? (by|of|on the part of|made by|from) (an?|the|our|one of our|someone|somebody|their|his|her)( [\\w-]+){0,2} "
                + PersonWords.Kind,
            "(error|mistake|lapse)s? (in|of) (human )?judge?ment",
            "(careless|carelessly|carelessness|negligent|negligence|negligently|inattention|inattentive|inattentiveness|incompetent|incompetence|sloppy|sloppiness|lazy|laziness|complacency|complacent|reckless|recklessness|overconfidence|overconfident|stupidity|stupid|unprofessional|rookie)",
            "(more|not|n't|extra|too little|insufficiently|been|being|enough) (careful|cautious|attentive|vigilant|diligent|mindful|thorough)( enough)?",
            "(be|been|being|was|were) (more |much more )?(careful|attentive|vigilant|diligent)",
            "(more|enough|paying|paid|pay|sufficient|closer|close|little|no) attention( to)?",
            "(lack|lapse|absence|want) of (attention|care|caution|discipline|diligence|focus|concentration|awareness|experience|skill|skills|competence|knowledge|understanding|training|rigou?r|vigilance|judge?ment|common sense|professionalism|accountability|communication|responsibility|carefulness)",
            "(insufficient|inadequate|too little|poor) (attention|care|training|experience|communication|discipline|diligence|knowledge|understanding)( to)?",
            "(procedures?|process|processes|runbooks?|checklists?|policy|policies|instructions?|protocols?|guidelines?|rules?)( [\\w-]+){0,2} (was|were|is|are|being|wasn't|weren't)( [\\w-]+)? (followed|read|respected|ignored|skipped|heeded|bypassed)",
            "(inexperience|inexperienced|undertrained|under-trained|untrained|poorly trained|insufficiently trained)",
            "(poor|bad|wrong|faulty) (judge?ment|call|decision|choice)( by)?",
            "(his|her|their|someone's|somebody's|the \\w+'s|an? \\w+'s|\\w+'s) (own )?(mistake|error|fault|oversight|carelessness|negligence|blunder|slip|inattention|typo)s?",
            "(made|making|makes|make) (an? |the |some |several |two |this |that )?([\\w-]+ )?(mistakes?|errors?|typos?|bad calls?|wrong calls?|blunders?)",
            "(forgot|forgets|forgetting)( (to|about|that))?",
            $"forgotten (to|by (the |an? |our )?{PersonWords.Kind})",
            "(fat-?fingered|fat finger(ed|s)?|mistyped|misread|misjudged|messed up|screwed up|dropped the ball|cut corners|cutting corners|botched|panicked|neglected to|neglected|asleep at the wheel|blundered|mis-clicked|misclicked|clicked the wrong)",
            "(failed|failing|failure|neglect|refus(al|ed|ing)) to (follow|read|heed|double-?check|notice|pay|review|communicate|inform|tell|ask|escalate|verify|check|test|consult|coordinate|recogni[sz]e|realize|realise|understand|announce)( [\\w-]+)?",
            "(did not|didn't|does not|doesn't|do not|don't|never) (follow|followed|stick to|comply with|adhere to|read|pay|paid|think|thought|bother|bothered|double-?check(ed)?|notice|noticed|realize|realized|realise|realised|ask|asked|escalate|escalated|understand|understood|pay attention|communicate|take care|care|heed)",
            "(ignored|ignoring|bypassed|violated|disregarded|broke|breached|skipped|circumvented) (the |our |all |every |an? |multiple |several )*(procedure|procedures|process|processes|policy|policies|runbook|runbooks|checklist|warning|warnings|rules?|guidelines?|instructions?|protocol|change freeze|review)",
            "(not|n't) (been )?(following|reading|paying|thinking|concentrating|focus(s)?ed|trained|experienced|qualified|skilled|familiar)",
            "(someone|somebody|a person|one person|the person|a human|people|whoever)( [\\w-]+){0,3} " + PersonWords.Act,
            $"{PersonWords.Somebody}( (had|has|have|who|again|simply|just|once|also|then|apparently))* {PersonWords.Lapse}",
            $"{PersonWords.Somebody}( (had|has|have|who|again|simply|just|once|also|then|apparently))* (accidentally|mistakenly|inadvertently|unintentionally|wrongly|incorrectly|carelessly|erroneously|manually|blindly|hastily) [a-z]+",
            $"{PersonWords.Somebody}( (had|has|have|who))* {PersonWords.Act}( [\\w-]+){{0,6}} (the wrong|by (accident|mistake)|without (a |any |proper |prior )?(asking|telling|review|reviewing|approval|testing|checking|reading|thinking|verifying|permission|looking|notice)|in a hurry|untested|unreviewed)",
            "should (really |simply |just )?(have|'ve) (known|checked|noticed|tested|asked|read|followed|been)",
        ]
    );

    /// <summary>After these the words are what the system did not handle, which is a cause in the system: "no guard against human error".</summary>
    private static readonly Phrases Handling = new([
        "(against|absorbs?|catch|catches|catching|caught|detects?|detecting|prevents?|preventing|stops?|stopping|survives?|tolerates?|tolerant of|robust to|resilient to|protects? (us )?from|guards? for|from|assumes?|assumed|assuming|relies on|relied on|rely on|relying on|depends on|depended on|depending on|allows?|allowed|invites?|invited|makes?|made|lets?|blocks?|rejects?|rejected|limits?|amplifies|amplified|no|any) (an? |any |every |some |such |the |this |one |single |simple |a single |a simple )*",
    ]);

    /// <summary>Whose deed it is when a machine stands right before it: "the parser did not understand the escape".</summary>
    private static readonly Phrases Machine = new([$"{PersonWords.System}( (also|then|simply|still|just|has|had|have|silently))* "]);

    private static readonly Phrases Called = new([$"((the|an?|our) )?([\\w-]+ )?{PersonWords.Compound}"]);

    public static IEnumerable<Finding> Find(PlainText text) =>
        Failing.Find(ReviewLintRules.HumanRootCause, text, place => !IsHandled(text, place));

    /// <summary>Whether the words before it make it what the system did not handle.</summary>
    public static bool IsHandled(PlainText text, TextSpan place) =>
        Handling.EndsIn(Before(text, place)) || Machine.EndsIn(Before(text, place)) || Called.BeginsIn(text[place]);

    private static ReadOnlySpan<char> Before(PlainText text, TextSpan place)
    {
        int from = Math.Max(0, place.Start - PersonWords.Around);
        return text.Words.AsSpan(from, place.Start - from);
    }
}
