// Whether two medians differ by more than chance, in a plain sentence.
using System.Globalization;

namespace Muster.Core.Measures;

/// <param name="Difference">Of the medians, now less before, as it may be; null where there are too few to say.</param>
public sealed record Comparison(Sample Before, Sample Now, Interval? Difference)
{
    public ComparisonVerdict Verdict =>
        Difference is not { } interval ? ComparisonVerdict.TooFew
        : interval.Holds(0) ? ComparisonVerdict.Noise
        : interval.High < 0 ? ComparisonVerdict.Less
        : ComparisonVerdict.More;

    public static Comparison Of(Sample before, Sample now) => new(before, now, Bootstrap.Difference(before, now, Draws.For(before, now)));

    /// <param name="words">How a value is written, such as a count of seconds as <c>12 min</c>; the sign is the sentence's.</param>
    /// <param name="before">What the other sample is called: <c>before</c>.</param>
    public string Sentence(Func<double, string> words, string before = "before")
    {
        ArgumentNullException.ThrowIfNull(words);
        if (Difference is not { } interval)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Too few incidents to say: {Now.N:N0} now, {Before.N:N0} {before}.");
        }

        string medians = $"{words(Now.Median)} now, {words(Before.Median)} {before}";
        if (Verdict == ComparisonVerdict.Noise)
        {
            string less = interval.Low < 0 ? $"{words(-interval.Low)} less" : "no less";
            string more = interval.High > 0 ? $"{words(interval.High)} more" : "no more";
            return $"The difference is noise: {medians}, and it may as well be {less} as {more}.";
        }

        bool isLess = Verdict == ComparisonVerdict.Less;
        (double least, double most) = isLess ? (-interval.High, -interval.Low) : (interval.Low, interval.High);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The difference is more than chance would make of {Now.N:N0} and {Before.N:N0} incidents: {medians}, {words(least)} to {words(most)} {(isLess ? "less" : "more")}."
        );
    }
}
