// What one act of a drill did to the customers.
using System.Globalization;
using Muster.Simulator.Drills;

namespace Muster.Simulator.Scoring;

/// <param name="Title">What was done, as the console says it.</param>
/// <param name="DoneAt">The second in which it was done; null when it never was.</param>
/// <param name="LossBefore">The share of what customers wanted that was lost when it was ordered, 0 to 1.</param>
/// <param name="LossAfter">The same a minute after it was done; null when it never was.</param>
/// <param name="CustomerMinutes">Customer-minutes lost that would not have been without it, all else being done as it was; below 0 it saved so many.</param>
public sealed record Deed(
    Act Act,
    string Title,
    int? DoneAt,
    double LossBefore,
    double? LossAfter,
    double CustomerMinutes,
    DeedEffect Effect
)
{
    /// <summary>One or two sentences for whoever did it.</summary>
    public string Sentence
    {
        get
        {
            string minutes = Math.Abs(CustomerMinutes).ToString("N0", CultureInfo.InvariantCulture);
            string came = Effect switch
            {
                DeedEffect.Helped => $"It helped: without it customers would have lost {minutes} minutes more.",
                DeedEffect.Harmed => $"It harmed: without it customers would have lost {minutes} minutes less.",
                DeedEffect.Neither => "It changed nothing that customers would have felt.",
            };
            return LossAfter is { } after
                ? $"{came} {Percent(LossBefore)} of what they wanted was lost when it was ordered, {Percent(after)} a minute after it was done."
                : $"{came} It was not done when the drill ended.";
        }
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");
}
