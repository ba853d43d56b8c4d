// Promises without a time, and the next update that nobody promised.
using Muster.Core.Wording;

namespace Muster.Core.Communications.Lint;

internal static class Promises
{
    private static readonly PhraseRule Vague = new(
        "\"{0}\" names no time. Whoever waits cannot plan by it, and nobody can say that it was kept.",
        "Name a clock time and its zone: \"at 14:30 UTC\".",
        [
            "(very |quite )?(soon|soonest)",
            "sooner or later",
            "shortly",
            "a[.]?s[.]?a[.]?p",
            "as (soon|quickly|fast|promptly|rapidly|swiftly) as (possible|practicable|feasible|we|it|it's|there|more|they|the|our|that|this|i|you|new|anything|practical)( can| could)?",
            "as (and )?when",
            "in due (course|time)",
            "in (a|one) (moment|bit|while|little while|short while|jiffy|sec|second|minute|few)",
            "in the (near|coming|not too distant|foreseeable) (future|minutes|hours|days|while)",
            "(in|within|over|for|after|during) (just )?(a few|a couple of|a couple|several|some|the next few|the coming|the next couple of|a number of)( (more|short))? (moments?|minutes?|mins?|hours?|hrs?|days?)",
            "within (minutes|moments|hours|days|seconds)",
            "(a )?few (moments|minutes|hours) (away|from now)",
            "over the (next|coming) (minutes|hours|days|while)",
            "momentarily",
            "imminent(ly)?",
            "any (minute|moment|second|time|hour)( now)?",
            "(not|before|it won't be) (too |very )?long( now)?",
            "eventually",
            "at some (point|stage)",
            "sometime",
            "later( on)? (today|tonight|this (morning|afternoon|evening|week))",
            "(will|'ll|shall|update|updates|more|news|details|information|follow|follows|again)( [\\w'-]+){0,8} later( on)?",
            "(in|with|given) time",
            "promptly",
            "right away",
            "(without|with no) (further |undue )?delay",
            "in no time",
            "(when|once|whenever|if|after) (we|there|it|it's|i|they|more|new|further|any|anything|something|the team|engineers|things|available|possible|ready|fixed|done|details|information|it is)( (have|has|had|are|is|'s|know|knows|can|get|gets|learn|hear|become|becomes|been|'ve|something|anything|more|new|news|further|information|details|updates?|to (share|say|report|add)|confirmed|resolved|fixed|ready|available|changes|done|back|over|better))+",
            "as (more|new|further|information|details|updates|things|it|we (get|learn|have))( [\\w'-]+){0,3} (available|in|ready|known|more|clear|up|news|details|progress(es)?)",
            "when(ever)? (possible|available|ready)",
            "until further notice",
            "bear with us",
            "(hang|sit) tight",
            "(tbd|tba|tbc|t[.]b[.][ad][.]?)",
            "to be (determined|announced|confirmed|advised|decided)",
        ]
    );

    private static readonly PhraseRule Unkept = new(
        "\"{0}\" is a promise, and neither it nor the rest of the text says by when.",
        "Name a clock time and its zone: \"Next Update: 14:30 UTC\".",
        [
            "(will|'ll|shall|going to|to)( (also|then|of course|continue to|keep|be|try to|make sure to|certainly|all|now|next))* (update|keep you|keep everyone|keep everybody|keep customers|keep users|keeping you|share|provide|post|send out|let you know|let everyone know|let everybody know|follow up|get back|report back|be in touch|come back|circle back|communicate|inform|notify|advise|tell you|write again|publish|issue|announce|be back with|providing|posting|sharing)",
            "(more|further|additional|another|next|new) (details?|information|news|updates?|info|communications?|notices?)( (will|to|is|are|'s))* (follow|follows|be|come|coming|given|to follow)",
            "(more|details|news|info|update|updates) to (come|follow)",
            "(we|i)('ll| will)? keep (you|everyone|everybody|customers|people|all|this|the)( \\w+)? (posted|updated|informed|in the loop)",
            "(updates?|more|news|details) (follow|follows|coming)",
            "(will|'ll) be (in touch|back)",
            "more (when|once|as soon as|if)",
            "stay tuned",
            "watch this space",
        ]
    );

    private static readonly PhraseRule Repairs = new(
        Unkept.Why,
        "Say what is being done now; name a clock time only when whoever repairs it stands by it.",
        [
            "(will|'ll|shall|going to)( (soon|then|all|fully|now|quickly|certainly|definitely))* (be|have|get|bring|make|see)( (it|this|that|the|service|everything|things|all|your|you|them|fully|soon|then|again|quickly|issue|site|app|checkout))* (back|fixed|resolved|restored|available|solved|sorted|working|running|up and running|operational|recovered|completed?|online|released|out|normal)",
            "(will|'ll|shall|going to)( (soon|then|all|fully|now|quickly))* (fix|resolve|restore|solve|recover|repair)",
        ]
    );

    private static readonly Phrases Label = new([
        "(the |our )?(next|following) (announcement|bulletin|upd|look|post|note|update|statement|report|news|message|post|communication|eta)",
    ]);

    private static readonly Phrases Next = new(["(next|again)( (at|by|around))?"]);

    private static readonly Phrases Upd = new(["(update|upd)( (at|by))?"]);

    private static readonly Phrases NextLine = new([@"next update ?[:-] ?[^ \n]+"]);

    private static readonly Phrases Word = new([
        "(update|updates|updated|updating|hear from us|hear more|next news|news|post|posted|posting|posts|back (to you|with|in touch|here)|be back|come back|check(ing)? (in|back|again)|report back|report again|reporting|statement|statements|write again|tell you more|more (at|by|in|within|information|details|info)|follow up|follow-up|touch base|in touch|brief|briefing|inform(ed)?|let you know|share|reports?|confirms?|shout|tell (you|everyone)|write|note|notes|message|messages|say more|call (you|in)|ping|speak|talk|next (one|note|message|word|call|check-in|checkpoint|bulletin|comms?))",
    ]);

    private static readonly Phrases Ahead = new([
        "(at|by|in|within|every|before|around|until|till|for|from|no later than|not later than|after|about|approximately|~|again|on|next|each|hourly|half-hourly|tomorrow|latest)",
        "due",
    ]);

    private static readonly Phrases Over = new([
        "(status|state)[:]? (now |fully )?(resolved|closed|over|completed?)",
        "(is|are|was|were|been|now|fully|incident|issue|problem|outage|it's|this's)( (now|fully|completely|since|been|all|has|have|totally))* (resolved|closed|over|concluded|ended|solved)",
        "no more (updates?|statements?|messages?|notes?)",
        "(this is|this will be|this is our|is) (the|our|my) (last|final) (update|statement|message|one|post|notice|communication|report)",
        "(last|final) (update|statement|message|notice)",
        "no (further|more|other) (updates?|statements?|messages?|action|communications?)",
        "none[,;.]? (this is|as) .{0,30}",
        "all clear",
        "(back to normal|fully (restored|recovered|operational)|service (is |has been )?restored|(is|are|has|have)( been)?( now)? fully (back|working|restored|recovered))",
        "closing (this|the|it|out|inc-[0-9]+)( incident| issue| ticket)?",
    ]);

    /// <summary>A sentence that begins so is about an end that has come.</summary>
    private static readonly Phrases Closed = new(["[[(]?(resolved|closed|all resolved|fully resolved|now resolved)"]);

    /// <summary>What stands shortly before and makes an end one that is still to come.</summary>
    private static readonly Phrases NotYet = new([
        "(not|n't|isn't|until|till|once|when|before|if|after|will|should|to|be|being|get|getting|partly|partially|as soon as|unless|whether|almost|nearly|confirm|consider|considered|declare|closer|would)",
    ]);

    public static IEnumerable<Finding> FindNoTime(PlainText text)
    {
        bool isTimed = PromisesAnUpdate(text) || IsOver(text);
        IEnumerable<Finding> next = isTimed ? [] : NextWithoutATime(text);
        return next.Concat(
                Vague.Find(
                    LintRules.NoTime,
                    text,
                    place => !TimeWords.AreIn(text[text.SentenceAt(place.Start)]) && !IsOfThePast(text, place)
                )
            )
            .Concat(
                new[] { Unkept, Repairs }.SelectMany(rule =>
                    rule.Find(LintRules.NoTime, text, place => !isTimed && !TimeWords.AreIn(text[text.SentenceAt(place.Start)]))
                )
            );
    }

    /// <summary>The line for the next update says something, and no time.</summary>
    private static IEnumerable<Finding> NextWithoutATime(PlainText text) =>
        text
            .Sentences.Where(sentence =>
                NextLine.BeginsIn(text[sentence]) && !TimeWords.AreIn(text[sentence]) && !Over.IsIn(text[sentence])
            )
            .Select(sentence => new Finding(
                LintRules.NoTime,
                sentence.Start,
                sentence.End,
                "The line for the next update names no time, so nobody can say that it was kept.",
                "Name a clock time and its zone: \"Next Update: 14:30 UTC\"."
            ));

    public static IEnumerable<Finding> FindMissing(PlainText text)
    {
        if (!PromisesAnUpdate(text) && !IsOver(text) && !SaysAVagueNext(text))
        {
            yield return new(
                LintRules.MissingNextUpdate,
                0,
                text.Words.Length,
                "Nothing says when the next update comes, so everybody who reads it begins to ask.",
                "End with \"Next Update: 14:30 UTC\": a clock time that will be kept, even when there is nothing new."
            );
        }
    }

    /// <summary>Whether the sentence at a place says when more will be told.</summary>
    public static bool IsOfTheNextUpdate(PlainText text, TextSpan place)
    {
        TextSpan sentence = text.SentenceAt(place.Start);
        return Announcements(text).Any(sentence.Touches);
    }

    private static bool PromisesAnUpdate(PlainText text) => Announcements(text).Any();

    /// <summary>The times at which more will be told: in the line for it, or beside a word for telling.</summary>
    private static IEnumerable<TextSpan> Announcements(PlainText text) =>
        TimeWords
            .In(text)
            .Where(time =>
            {
                TextSpan sentence = text.SentenceAt(time.Start);
                ReadOnlySpan<char> near = text[new(Math.Max(sentence.Start, time.Start - 70), Math.Min(sentence.End, time.End + 50))];
                string before = text.Words[Math.Max(sentence.Start, time.Start - 16)..time.Start].TrimEnd(' ', ':', '-');
                return Label.IsIn(text[sentence])
                    || Next.EndsIn(before)
                    || (Upd.EndsIn(before) && sentence.End - time.End < 8)
                    || (Word.IsIn(near) && Ahead.IsIn(near));
            });

    /// <summary>More is promised, though without a time: that is the other rule's.</summary>
    private static bool SaysAVagueNext(PlainText text) =>
        NextWithoutATime(text).Any()
        || Unkept.Phrases.IsIn(text.Words)
        || text.Sentences.Any(sentence => (Label.IsIn(text[sentence]) || Word.IsIn(text[sentence])) && Vague.Phrases.IsIn(text[sentence]));

    private static bool IsOver(PlainText text) =>
        text.Sentences.Any(sentence => Closed.BeginsIn(text[sentence]))
        || Over.In(text)
            .Any(place =>
            {
                TextSpan sentence = text.SentenceAt(place.Start);
                int from = Math.Max(sentence.Start, place.Start - 28);
                return !NotYet.IsIn(text[new(from, place.Start)]);
            });

    /// <summary>"Soon after the release": it tells what was.</summary>
    private static bool IsOfThePast(PlainText text, TextSpan place) =>
        text.Words.AsSpan(place.End).TrimStart() is var rest
        && (
            rest.StartsWith("after ", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("before ", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("than ", StringComparison.OrdinalIgnoreCase)
        );
}
