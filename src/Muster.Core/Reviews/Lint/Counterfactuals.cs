// Somebody is judged by what did not happen.
using Muster.Core.Wording;

namespace Muster.Core.Reviews.Lint;

/// <summary>What a system would have done is an idea for an action item, and no blame: "a canary would have caught it".</summary>
internal static class Counterfactuals
{
    private const string Have = "( have|'ve| of)";
    private const string Heed =
        "(bothered|tested|noticed|caught|reviewed|checked|double-?checked|escalated|documented|communicated|read|followed|spotted|known|seen|anticipated|questioned|verified|validated|announced|foreseen|asked|told|warned|considered|realized|realised|recogni[sz]ed|paid|acted|listened|thought|looked|waited|done|picked up|drained|stopped|taken|trained|more careful|careful)";

    private static readonly PhraseRule Judged = new(
        "\"{0}\" speaks of what did not happen. With what was known then it made sense to whoever did it, and only that can be changed.",
        "Say what was known at that moment and what made it seem right; then what would have made the better way the easy one.",
        [
            $"{PersonWords.Somebody}( [\\w-]+){{0,3}} (should|shoud|could|might|ought to)( (really|just|simply|easily|at least|not|never|also|clearly|obviously|probably|surely))*{Have}( [\\w-]+)?",
            $"{PersonWords.Somebody}( [\\w-]+){{0,2}} (shouldn't|couldn't|wouldn't){Have}( [\\w-]+)?",
            $"[A-Z]?[a-z]+ (should|ought to)( (really|just|simply|easily|at least|not|never|also|clearly|obviously))*{Have} {Heed}",
            $"should( (really|just|simply|easily|at least|clearly|obviously))*{Have} (been )?{Heed}",
            "(shouldn't|should not|should never) have( been)? [a-z]+",
            $"{PersonWords.Somebody} (needed|ought|was supposed|were supposed|was expected|were expected|had a duty) to (check|test|notice|read|follow|verify|ask|know|escalate|tell|review|look|announce|warn|wait)",
            $"(if|had) (only )?({PersonWords.Somebody}|[a-z]+) (had )?(only |just |simply |actually |bothered to |taken (the|a) |been )?{Heed}",
            $"had {PersonWords.Somebody}( [\\w-]+)? (only |just |simply )?{Heed}",
            $"if {PersonWords.Somebody}( [\\w-]+){{0,2}} had( [\\w-]+){{1,2}}",
            "(if only|in hindsight|with hindsight|in retrospect)",
            "(could|would|might) (easily |well |all )?have been (avoided|prevented|shorter|smaller|caught|fixed|spotted|noticed|stopped)( [\\w-]+){0,2} (if|had|by)( the| our| an?)?( [\\w-]+){0,2} (he|she|they|someone|somebody|anyone|anybody|people|team|engineers?|developers?|operators?|on-call|staff|following|paying|checking|reading|testing|being|asking|more)",
            "((was|were|is) (easily |entirely |completely |clearly )?(avoidable|preventable)|easily (avoided|prevented))",
            "(failed|failing|neglected|failure) to (escalate|notice|check|follow|read|test|review|communicate|recogni[sz]e|realize|realise|verify|tell|ask|inform|monitor|consider|anticipate|double-?check|heed|understand|see|spot|announce|warn|raise|question|plan)",
            "(nobody|no one|none of (us|them)|not one person)( even)? (bothered|cared|took the time|took the trouble)( to)?",
            "(didn't|did not|never) (even )?(bother|think|care|take the time) (to|about|of)",
            "(it )?(was|is|should have been) (obvious|clear|plain|common sense)( [\\w-]+){0,3} (that|to|from|what)",
            "any (competent|decent|good|reasonable|experienced|careful) [a-z]+ (would|could|should)",
            "there (is|was) no excuse",
            $"any( [\\w-]+)? {PersonWords.Kind} would have",
            "an? (more )?(experienced|careful|senior|competent|attentive|seasoned|better|good|real)( [\\w-]+){0,2} would have",
            "common sense",
            "why (didn't|did|wouldn't) (he|she|they|anyone|anybody|nobody|the team|someone)",
            "instead of (just |simply )?(checking|asking|reading|testing|following|escalating|waiting|calling|looking)",
        ]
    );

    private static readonly Phrases Systems = new([
        "((the|an?|our|this|that|no|any|each|every)( [\\w-]+){0,3} )?(alert|alerts|alarm|alarms|monitor|monitors|monitoring|canary|test|tests|pipeline|linter|check|checks|gate|limit|limits|guard|service|system|script|job|database|cache|deploy|rollback|failover|probe|health check|balancer|dashboard|query|replica|server|client|library|tool|validator|validation|schema|config|flag|breaker|retry|retries|queue|page|pager|scheduler|controller|process|review|runbook|it|this|that|which|budget|window|timeout|firewall|certificate|node|cluster|agent|parser|migration|worker|backup) (should|would|could|might|ought to|failed|failing|failure|to|had|have)",
    ]);

    private static readonly PhraseRule Named = new(
        Judged.Why,
        Judged.Suggestion,
        new Phrases(
            [
                $"{PersonWords.GivenName}( [A-Z][a-z]+)? (should|could|might|ought to)( (really|just|simply|easily|not|never|also))*{Have}( [a-z]+)?",
                $"([Ii]f|[Hh]ad) {PersonWords.GivenName}( [A-Z][a-z]+)?( had)?( (only|just|simply|not|been))* [a-z]+",
            ],
            matchCase: true
        )
    );

    public static IEnumerable<Finding> Find(PlainText text) =>
        Named.Find(ReviewLintRules.CounterfactualBlame, text).Concat(ByWhatTheyAre(text));

    private static IEnumerable<Finding> ByWhatTheyAre(PlainText text) =>
        Judged.Find(
            ReviewLintRules.CounterfactualBlame,
            text,
            place =>
            {
                TextSpan sentence = text.SentenceAt(place.Start);
                string until = text.Words[Math.Max(sentence.Start, place.Start - PersonWords.Around)..place.End];
                return !Systems.IsIn(until) || Persons.IsIn(text[place]);
            }
        );

    /// <summary>Words that only people are called.</summary>
    private static readonly Phrases Persons = new([
        "(he|she|they|we|i|you|someone|somebody|anyone|anybody|everyone|nobody|no one|whoever|engineers?|developers?|operators?|team|on-?call|staff|people|responders?|reviewers?|commanders?|author|managers?|hindsight|retrospect|excuse|bothered?|only)",
    ]);
}
