// What a customer sees going wrong, as people say it.
using System.Collections.Immutable;

namespace Muster.Core.CustomerReports;

public static class ReportSymptomText
{
    public static readonly ImmutableArray<ReportSymptom> All =
    [
        ReportSymptom.Down,
        ReportSymptom.Errors,
        ReportSymptom.Slow,
        ReportSymptom.Wrong,
        ReportSymptom.Other,
    ];

    public static string Label(this ReportSymptom symptom) =>
        symptom switch
        {
            ReportSymptom.Down => "It does not work at all",
            ReportSymptom.Errors => "I get errors",
            ReportSymptom.Slow => "It is very slow",
            ReportSymptom.Wrong => "It does or shows the wrong thing",
            ReportSymptom.Other => "Something else",
        };

    /// <summary>The word of the forms and of the API.</summary>
    public static string Word(this ReportSymptom symptom) =>
        symptom switch
        {
            ReportSymptom.Down => "down",
            ReportSymptom.Errors => "errors",
            ReportSymptom.Slow => "slow",
            ReportSymptom.Wrong => "wrong",
            ReportSymptom.Other => "other",
        };

    /// <summary>Null for any other word.</summary>
    public static ReportSymptom? Read(string? word) =>
        All.Cast<ReportSymptom?>().FirstOrDefault(symptom => string.Equals(symptom!.Value.Word(), word, StringComparison.Ordinal));
}
