// Texts that people have labelled, to hold a linter against.
using System.Globalization;
using System.Text.Json;
using Muster.Core.Wording;

namespace Muster.Core.Tests.Wording;

internal static class LabelledTexts
{
    /// <summary>Prints how often a rule's marks are right, and how much it finds of what is labelled so; fails when either is less.</summary>
    /// <param name="file">Lines of JSON, each with <c>labels</c>: names of rules.</param>
    public static void Hold(string file, string rule, double precisionMin, double recallMin, Func<JsonElement, IEnumerable<Finding>> find)
    {
        (int hits, int extra, int missed) = (0, 0, 0);
        foreach (JsonElement line in File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement))
        {
            bool isLabelled = line.GetProperty("labels").EnumerateArray().Any(label => label.GetString() == rule);
            bool isFound = find(line).Any(finding => finding.Rule == rule);
            hits += isLabelled && isFound ? 1 : 0;
            extra += !isLabelled && isFound ? 1 : 0;
            missed += isLabelled && !isFound ? 1 : 0;
        }

        double precision = hits / (double)(hits + extra);
        double recall = hits / (double)(hits + missed);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"figure: {rule}: precision {precision:0.00}, recall {recall:0.00} of {hits + missed}"
            )
        );
        Assert.True(precision >= precisionMin, $"{extra} of {hits + extra} texts are marked and should not be.");
        Assert.True(recall >= recallMin, $"{missed} of {hits + missed} texts should be marked and are not.");
    }
}
