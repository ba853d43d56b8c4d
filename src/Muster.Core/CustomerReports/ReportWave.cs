// Whether customers report a component so often that it is an alert, since when, and until when.
using System.Collections.Immutable;

namespace Muster.Core.CustomerReports;

/// <summary>
/// Made of the reports alone, so that any node, after any start, comes to the same: a wave begins when <see cref="ReportPolicy.Threshold"/> reports came within
/// <see cref="ReportPolicy.Within"/>, every report after that is a part of it, and it ends when none came for <see cref="ReportPolicy.Quiet"/>.
/// </summary>
/// <param name="Since">The first of the reports that raised it.</param>
/// <param name="RaisedAt">The report that reached the threshold.</param>
/// <param name="Last">The latest report.</param>
/// <param name="Count">How many reports it has.</param>
/// <param name="EndsAt">When it is over unless another report comes.</param>
public sealed record ReportWave(DateTimeOffset Since, DateTimeOffset RaisedAt, DateTimeOffset Last, int Count, DateTimeOffset EndsAt)
{
    /// <summary>The wave that runs at <paramref name="now"/>; null when none does.</summary>
    /// <param name="reports">When each report that counts came, in any order; those after <paramref name="now"/> are not looked at.</param>
    public static ReportWave? Of(IEnumerable<DateTimeOffset> reports, ReportPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ReportWave? wave = null;
        ImmutableQueue<DateTimeOffset> window = [];
        int inWindow = 0;
        foreach (DateTimeOffset at in reports.Where(at => at <= now).Order())
        {
            if (wave is not null && at < wave.EndsAt)
            {
                wave = wave with { Last = at, Count = wave.Count + 1, EndsAt = at + policy.Quiet };
                continue;
            }

            if (wave is not null)
            {
                (wave, window, inWindow) = (null, [], 0);
            }

            (window, inWindow) = (window.Enqueue(at), inWindow + 1);
            while (window.Peek() <= at - policy.Within)
            {
                (window, inWindow) = (window.Dequeue(), inWindow - 1);
            }

            if (inWindow >= policy.Threshold)
            {
                wave = new(window.Peek(), at, at, inWindow, at + policy.Quiet);
            }
        }

        return policy.Enabled && wave?.EndsAt > now ? wave : null;
    }
}
