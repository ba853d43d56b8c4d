// An action that asks people to take care, and leaves the system as it is.
using Muster.Core.Wording;

namespace Muster.Core.Reviews.Lint;

internal static class CarefulActions
{
    private const string Everyone =
        "(everyone|everybody|all( of)?( the| our)?( [\\w-]+){0,2}|people|(the |our |all |all the )?(([\\w-]+ ){0,2}(engineers?|developers?|devs|operators?|staff|team|teams|members|on-calls?|admins?|employees|colleagues|responders|sres?|dbas?|support|crew))|them|us|each other|others)";

    private static readonly PhraseRule Care = new(
        "\"{0}\" asks people to do better and changes nothing: the next one who is tired at 2 AM meets the same trap.",
        "Change the system so that the mistake cannot be made, is caught, or costs little: a guard, a test, a limit, an alert.",
        [
            "((be|being|stay|become|get)|(must|should|need to|needs to|have to|will|to) (all )?be) (a (lot|bit|little) )?(more |extra |very |much more |particularly |super |really )*(careful|cautious|attentive|vigilant|diligent|mindful|aware|disciplined|alert|thorough|proactive|responsible|conscious|rigorous)",
            "(take|taking|use|exercise|with) (more|extra|greater|better|due|special|particular) (care|caution|diligence)",
            "(take care|more care|extra care)",
            "(pay|paying|pays) (more|closer|close|better|extra|special|particular|careful|much more|greater|full)? ?attention",
            $"(remind|reminding|re-?remind) {Everyone}",
            "(reminder to|send (an? |out an? )?reminder|reminders? (to|for|in|at|about))",
            "(be|been|get|are|is) (again )?(reminded|told|asked|instructed|encouraged|warned|trained|briefed|retrained|informed|educated|sensitized|sensitised)",
            "always (verify|check|test|read|ask|look|think|confirm|validate|review|follow|use|wait)( [\\w-]+)?",
            "(verify|check|look|think|read)( [\\w-]+){0,3} twice",
            "(double|triple)[- ]?check(ing)?( (everything|all|the|every|your|their|before|that|it|commands?))?",
            "(communicate|communicating|coordinate|collaborate|talk|listen|document) (better|more|more clearly|more often|earlier|more effectively|clearly)",
            "(better|more|improve|improved|clearer|improving) (communication|awareness|discipline|coordination|vigilance|diligence|attention|attention to detail|mindfulness|collaboration|ownership)",
            "(raise|raising|increase|build|spread|create|promote) (more )?awareness",
            "(try|trying|work|working|think|do|train|push) (harder|better)",
            "(concentrate|focus) (more|better|harder)",
            "(reiterate|emphasi[sz]e|stress|repeat|underline|re-?iterate) (to|that|again)",
            "(don't|do not|never|not to|avoid|stop) (do(ing)?|make|making|run(ning)?|deploy(ing)?|forget(ting)?|repeat(ing)?|delete|deleting|touch(ing)?|push(ing)?|rush(ing)?|skip(ping)?|panic(king)?|ignore|ignoring|let this|be|being)( [\\w-]+){0,6}",
            "(make sure|ensure|see to it)( that)? (everyone|everybody|people|we|nobody|no one|(the |our |all )?([\\w-]+ ){0,2}(engineers?|developers?|operators?|staff|team|teams|on-calls?|on-call))( [\\w-]+){0,6}",
            "(remember|remembering) (to|that)",
            $"(tell|ask|instruct|urge|encourage|expect|require|advise|warn|inform|notify|talk to|speak (to|with)|discuss (it |this )?with|have a (talk|word|chat) with|email|e-mail|send (an? )?(e-?mail|message|note|memo) to) {Everyone}",
            "(follow|following|adhere to|stick to|respect|comply with) (the |our |all |existing |established |standard )*(procedures?|process|processes|runbooks?|checklists?|policy|policies|guidelines?|rules|best practices|instructions|protocols?)",
            "(think twice|slow down|look (more )?(closely|carefully)|keep (an|a closer|a close) eye|watch (more )?(closely|carefully)|read (the )?[\\w-]+ (more )?carefully|carefully|more carefully|use common sense|common sense|stay focused|focus more|own it|take ownership|take (it |this )?(more )?seriously|hold [\\w-]+ accountable|learn from (this|it)|lessons learned|share (the )?(learnings?|lessons?))",
        ]
    );

    /// <summary>To learn by doing it is more than to be told.</summary>
    private static readonly PhraseRule Teaching = new(
        Care.Why,
        Care.Suggestion,
        [
            "(training|train|trainings|re-?train|retraining|coach|coaching|educate|educating|education|lecture|refresher|workshop|brown ?bag|lunch and learn|awareness session|onboarding session)",
        ]
    );

    private static readonly Phrases Practice = new([
        "(game ?days?|drills?|simulators?|simulation|exercises?|scenarios?|rehearsals?|certification|exam|hands-on|(the|a) (form|tool|script|console|page|wizard) now)",
    ]);

    /// <summary>What changes the system, wherever it begins the action; then care is what it speaks of, and not what it asks.</summary>
    private static readonly Phrases Changes = new([
        "((by|until|before) [^,]{1,30}, |[\\w-]+( [\\w-]+)? (will|shall) |[\\w-]+ to |[\\w-]+( [\\w-]+)? |[\\w -]{1,40}: |(the |our )?([\\w-]+ ){0,3}(team|squad|guild|lead|owners?|sre|dba|ops) ((to|will|shall|should|must) )?)?(adds?|adding|blocks?|builds?|implements?|automate|automates|automating|enforces?|requires? (a|an|two|the|approval|review)|introduces?|creates? (a|an) (alert|test|guard|check|gate|dashboard|limit)|removes?|replaces?|reject|rejects|refuse|limits?|caps?|alerts?|gates?|makes? (the|it|rm|every|all)( [\\w-]+){1,4} (refuse|reject|fail|ask|require|impossible|idempotent|default|print|show|abort|stop|safe|read-only)|turns?( on| off)?|enables?|disables?|moves?|migrates?|switch|splits?|deploys?|installs?|writes? (a|an|the) (test|alert|script|check|linter)|changes?|sets?|puts?|lowers?|raises? (the|an)|fails? |shards?|indexes|wires?|lints?|pages?|prints?|prompts?|show|shows|verif(y|ies) (in|by)|validates?|configures?|upgrades?|patch|patches|drops?|cuts?|encrypts?|rotates?|tests?|schedules?|runs? (a|the|monthly|quarterly))",
    ]);

    public static IEnumerable<Finding> Find(PlainText text) =>
        Care.Find(ReviewLintRules.BeCarefulAction, text, place => !Changes.BeginsIn(text[text.SentenceAt(place.Start)]))
            .Concat(
                Teaching.Find(
                    ReviewLintRules.BeCarefulAction,
                    text,
                    place => !Changes.BeginsIn(text[text.SentenceAt(place.Start)]) && !Practice.IsIn(text.Words)
                )
            );
}
