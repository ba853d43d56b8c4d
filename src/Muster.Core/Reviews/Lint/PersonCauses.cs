// One person as the cause: by name, or pointed at by what they are.
using System.Collections.Immutable;
using Muster.Core.Wording;

namespace Muster.Core.Reviews.Lint;

/// <summary>To name who noticed, led or mended something is no blame. A cause names nobody; any other sentence may say what somebody did, unless it is the harm.</summary>
internal static class PersonCauses
{
    private const string Aside =
        "( [A-Z][a-z]+)?( (on|in|from|at|of) (the |our )?[\\w-]+( [\\w-]+)?)?( \\([^)]{1,40}\\)|, [^,]{1,60},)?( (had|has|have|who|again|simply|just|once|also|then|apparently|himself|herself))*";
    private const string Wrongly =
        "(accidentally|mistakenly|inadvertently|unintentionally|wrongly|incorrectly|carelessly|erroneously|blindly|hastily)";
    private const string Harm =
        "(deleted|dropped|wiped|truncated|erased|overwrote|destroyed|broke|caused|triggered|crashed|took down|brought down|took out|knocked out|misconfigured|unplugged|introduced|(took|brought|knocked)( [\\w-]+){1,4} (down|out|offline))";

    private const string Culprit = "((is|was) the (root )?cause|( was)? who (took|brought|did|ran|broke|caused))";

    private const string Badly =
        "(the wrong|(a |an |the |his |her |their )?(bad|broken|faulty|untested|buggy|wrong|unreviewed|incorrect|bug|typo)|by (accident|mistake)|without (a |any |proper )?(asking|telling|review|reviewing|approval|testing|checking|reading|thinking|verifying|permission|looking|notice)|(through|by|out of) (his|her|their)( own)? [a-z]+|straight (to|into|on) (main|prod|production|master))";

    private static readonly Phrases Given = new([PersonWords.GivenName], matchCase: true);

    private static readonly Phrases PointedAt = new([
        $"((the|an?|our|some|another|that|this)( [\\w-]+){{0,2}} ({PersonWords.Trade}|admin|junior|individual|author|person|release manager)|{PersonWords.Trade})",
        $"one of (the|our)( [\\w-]+){{0,2}} ({PersonWords.Trade}|admin|junior|individual|author|person)s",
    ]);

    /// <summary>They count where everything is said to hang on whom they stand for.</summary>
    private static readonly Phrases Pronouns = new(["(he|she)"]);

    private static readonly Phrases DoesInCause = new([
        $"{Aside} {Wrongly} [a-z]+",
        $"{Aside} {PersonWords.Lapse}",
        $"{Aside} {PersonWords.Act}",
        $"{Aside} {Culprit}",
    ]);

    private static readonly Phrases DoesHarm = new([
        $"{Aside} {Wrongly} [a-z]+",
        $"{Aside} {PersonWords.Lapse}",
        $"{Aside} {Harm}",
        $"{Aside} {PersonWords.Act}( [\\w-]+){{0,5}} {Badly}",
        $"{Aside} {Culprit}",
    ]);

    private static readonly Phrases Owns = new([
        "'s? (own |last |latest |recent |bad |careless |untested )?(mistake|error|fault|typo|oversight|negligence|carelessness|blunder|slip|inexperience|failure|decision|change|commit|push|merge|command|script|deploy|deployment|action|inattention|patch)s?",
    ]);

    private static readonly Phrases OwnsBadly = new([
        "'s? (own |last |latest |recent )?(mistake|error|fault|typo|oversight|negligence|carelessness|blunder|inexperience|inattention)s?",
        "'s? (own |last |latest |recent )?(bad|careless|untested|sloppy|hasty|wrong|broken|faulty|lazy|stupid|reckless|unreviewed) [a-z]+",
    ]);

    private static readonly Phrases Machine = new([PersonWords.System]);

    private static readonly Phrases Unless = new(["(if|had) (only )?"]);

    private static readonly Phrases Since = new(["(because|since|as) "]);

    private static readonly Phrases Instead = new([
        "( had|'d)?( (only|just|simply|actually|not|bothered to))* (been|[a-z]+(ed|en|ght|d|t|un|ne|ead))",
    ]);

    private static readonly Phrases Blamed = new([
        "(caused|triggered|introduced|broken|deleted|dropped|pushed|merged|deployed|made|run|misconfigured|started|provoked|approved|skipped|missed|ignored|executed|typed|removed|wiped) by ",
        "(because of|due to|thanks to|fault of|down to|blame|blames|blamed|attributed to|traced to|responsibility of|(error|mistake|failure|fault|negligence|oversight) (of|by)|(is|was|one is) on|lies with|rests with|(cause|trouble|problem|culprit|reason|issue) (was|is)) ",
    ]);

    private static readonly Phrases BlamedOnly = new([
        "(caused|triggered|introduced|broken|deleted|dropped|misconfigured|started|provoked|skipped|missed|ignored|wiped) by ",
        "(because of|due to|thanks to|fault of|down to|blame|blames|blamed|attributed to|responsibility of|(error|mistake|failure|fault|negligence|oversight) (of|by)|(is|was|one is) on|lies with|rests with|(cause|trouble|problem|culprit|reason|issue) (was|is)) ",
    ]);

    /// <param name="isCause">Whether the text is a why or a root cause.</param>
    public static IEnumerable<Finding> Find(PlainText text, ImmutableArray<string> people, bool isCause)
    {
        IEnumerable<TextSpan> hungOn = Pronouns.In(text).Where(place => Unless.EndsIn(text.Words.AsSpan(0, place.Start)));
        foreach (TextSpan person in TextSpan.Apart(Given.In(text).Concat(PointedAt.In(text)).Concat(hungOn).Concat(Known(text, people))))
        {
            if (Machine.IsIn(text[person]))
            {
                continue;
            }

            // Nothing that is looked for is longer, so the time stays linear.
            int from = Math.Max(0, person.Start - PersonWords.Around);
            ReadOnlySpan<char> before = text.Words.AsSpan(from, person.Start - from);
            ReadOnlySpan<char> after = text.Words.AsSpan(person.End, Math.Min(2 * PersonWords.Around, text.Words.Length - person.End));
            bool does =
                (isCause ? DoesInCause : DoesHarm).BeginsIn(after)
                || ((isCause ? Owns : OwnsBadly).BeginsIn(after) && !HumanCauses.IsHandled(text, person))
                || (Since.EndsIn(before) && DoesInCause.BeginsIn(after));
            bool isBlamed = (isCause ? Blamed : BlamedOnly).EndsIn(before);
            bool isHungOn = Unless.EndsIn(before) && Instead.BeginsIn(after);
            if (does || isBlamed || isHungOn)
            {
                yield return new(
                    ReviewLintRules.NamesPersonAsCause,
                    person.Start,
                    person.End,
                    $"\"{text[person]}\" stands as the cause. Whoever reads this learns to hide the next mistake, and nothing that would have stopped it.",
                    "Say what happened to the system, and people by their role; then ask what let it happen."
                );
            }
        }
    }

    /// <summary>Whole names, and each part of them that is not short.</summary>
    private static IEnumerable<TextSpan> Known(PlainText text, ImmutableArray<string> people) =>
        people
            .SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length > 2).Prepend(name))
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(name =>
                WordSearch
                    .Places(text.Words, name, StringComparison.Ordinal, isWhole: true)
                    .Select(at => new TextSpan(at, at + name.Length))
            );
}
