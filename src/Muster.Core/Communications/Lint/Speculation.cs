// Guesses about the cause, the extent or the recovery.
using System.Collections.Immutable;
using Muster.Core.Wording;

namespace Muster.Core.Communications.Lint;

internal static class Speculation
{
    private static readonly ImmutableArray<PhraseRule> Rules =
    [
        new(
            "\"{0}\" is a guess. Who reads it takes it for a fact, and a guess that turns out wrong costs more trust than not knowing.",
            "Say what is known, or that it is not known yet and is being looked into.",
            [
                "probabl[ey]",
                "(quite |very |most |highly |more than )?likely",
                "(highly |very )?unlikely",
                "in all (likelihood|probability)",
                "(im)?possibly",
                "perhaps",
                "maybe",
                "presumabl[ey]",
                "presumed",
                "apparently",
                "seemingly",
                "supposedly",
                "allegedly",
                "conceivably",
                "plausibl[ey]",
                "potentially",
                "potential (root )?(cause|culprit|source|trigger)s?",
                "(possible|probable|suspected|presumed|assumed) (root )?(cause|culprit|source|trigger|reason)s?",
                "(i|we|they|engineers|engineering|the team|our team|operations|our engineers|everyone)( (all|still|now|currently|really|also|strongly|do|do not|don't))*('re| are| am)? (believe|think|suspect|assume|guess|reckon|presume|figure|fear|hope|imagine|feel|speculate|theori[sz]e|gather)s?",
                "(is|are|was|were|we're|being) (currently |now |still )?(believed|thought|suspected|assumed|presumed|rumou?red|said|guessed)( to)?",
                "(suspect|suspects|suspected|suspecting|suspicion|suspicions)",
                "(assume|assumes|assuming|assumption|assumptions)",
                "((a|my|our|best|educated|wild|first) guess|guesses|guessing|guesswork|guesstimate)",
                "(gut (feeling|feel|instinct)|my gut|instinct says)",
                "smell(s|ed)? (like|of)",
                "reckon(s|ed)?",
                "ought to",
                "((i|we)'d |i |we )?(bet|bets|betting|wager) (it|that|on|this|the|is|it's|a)?",
                "(my|our) money('s| is) on",
                "(barring|short of) (any |further |other |more )?(surprises|problems|setbacks|issues|complications)",
                "prob",
                "in (our|my) (view|opinion|estimation|judge?ment|experience)",
                "(best|working|current|leading|our|one|initial) (theory|hypothesis|guess)",
                "(theory|theories|hypothesis|hypotheses) (is|are|being)",
                "hunch",
                "in theory",
                "theoretically",
                "rumou?rs?",
                "(seem|seems|seemed)( (to|like|that|as))?",
                "(appear|appears|appeared) (to|that|as|related|linked|connected|caused|stable|stabl[ey]|fixed|resolved|normal|healthy)",
                "(it )?(would|does) (appear|seem)( (to|that))?",
                "(look|looks|looked|looking) (like|as if|as though|to be|related|good|better|promising|fixed|stable)",
                "sounds? like",
                "feels? like",
                "some (kind|sort|form) of",
                "something (like|to do with|wrong with)",
                "(could|might)( well| also| still| possibly| just| easily| very well| all)* (be|have|lead|turn out|point|mean|stem|come|take|relate|involve|affect|explain)",
                "may( well| also| still| possibly| very well| all)* (have (been (caused|triggered|related|introduced|behind|the|a|an|our)|caused|triggered|to do|something|come)|be (caused|related|linked|due|connected|down to|because|the|a|an|our|something|from|behind|on|in|to blame|responsible)|stem|come from|relate|point|turn out|mean|take)",
                "must (have|be (a|an|the|something|related|due|caused|our))",
                "(early |initial |first |all |the )?(signs|evidence|indications|indicators|everything|symptoms|things|data|logs)( (all|now|so far|strongly|currently))* (point|points|pointing|suggest|suggests|suggesting|hint|hints|indicate that)",
                "(pointing|points|point) (to|toward|towards|at) (a|an|the|our|something)",
                "(this|it|which|that) (suggests|hints|implies)",
                "(it|there) (is|'s) (also )?(a |some )?(good |fair |small |real |slight )?(possible|chance|possibility|conceivable|plausible)( that)?",
                "chances are",
                "a (good|fair|small|slight|high) chance",
                "no doubt",
                "undoubtedly",
                "surely",
                "as far as (we|i) (know|can tell|can see|are aware)",
                "to (the best of )?(our|my) knowledge",
                "(not|isn't|aren't|never) (entirely |quite |100% |100 % |completely |yet |really |totally )*(sure|certain)",
                "(pretty|fairly|quite|reasonably|almost|nearly|somewhat|relatively|very|cautiously) (sure|certain|confident|optimistic)",
                "(we|we're|we are|i|i'm|i am|remain|feel)( (are|quite|now|feel|cautiously))* (confident|optimistic|hopeful)",
                "almost certainly",
                "unconfirmed",
                "(one|a|our) (idea|possibility|explanation|suspicion) is",
                "(we|i) wonder",
            ]
        ),
        new(
            "\"{0}\" forecasts the end of the incident from hope. Those who plan by it are let down twice when it does not come.",
            "Say what is being done now and when the next update comes.",
            [
                "hopefully",
                "(hope|hopes|hoping|hoped)( (to|that|this|for|it|we|everything|things))?",
                "(all )?fingers crossed",
                "(touch|knock on|knock) wood",
                "with (any|a bit of|a little|some) luck",
                "(should|ought to|shouldn't|should not)( (now|all|soon|then|also|already|again|fully|hopefully|be|start|begin|to|shortly|just))* (fixed|back|resolved|restored|working|stable|stabili[sz]ed|ok|okay|fine|good|available|up|normal|over|mitigated|running|recovered|recovering|gone|done|sorted|solved|complete|completed|ready|online|safe|unaffected|affected|better|improving|enough|recover|return|resolve|stabili[sz]e|improve|clear|work|go away|subside|help|do it|do the trick|take|last|see|end|settle|ease|fix|disappear|through|out of|finished|live|reachable|need|subsid(e|ing))",
                "it's (only )?a (matter|question) of time",
                "(is|are) (nearly|almost) (fixed|over|resolved|done|there|solved)",
                "(we're|we are) (nearly|almost) there",
            ]
        ),
    ];

    private static readonly Phrases Expectation = new([
        "(we|i|engineers|the team|they)( (do|currently|now|fully))* (expect|anticipate|estimate|predict)s? (to|that|this|it|the|a|an|full|service|everything|things|recovery|normal|all|no|most|both|your)",
        "(is|are) (now |currently )?(expected|anticipated|predicted) to",
    ]);

    private static readonly PhraseRule WithoutATime = new(
        "\"{0}\" forecasts something without saying when, so nobody can tell later whether it was true.",
        "Name the time that was agreed, or say what is being done now.",
        Expectation
    );

    public static IEnumerable<Finding> Find(PlainText text) =>
        Rules
            .SelectMany(rule => rule.Find(LintRules.Speculation, text))
            .Concat(WithoutATime.Find(LintRules.Speculation, text, place => !TimeWords.AreIn(text[text.SentenceAt(place.Start)])));
}
