// The numbers that the record knows.
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Muster.Core.Wording;

namespace Muster.Core.Communications.Lint;

/// <summary>Numbers as they are, those in sentences, and how many a list has.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Facts(ImmutableArray<double> Numbers)
{
    /// <summary>Facts of any shape: each number counts, those in sentences too, as digits or as words, and so does the length of each list.</summary>
    public static Facts Of(JsonElement facts) => new([.. NumbersIn(facts)]);

    /// <summary>The numbers in sentences, and <paramref name="others"/>.</summary>
    public static Facts Of(IEnumerable<string> texts, params ReadOnlySpan<double> others)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new([.. texts.SelectMany(In), .. others]);
    }

    internal bool Support(SaidNumber said) => Numbers.Any(said.IsSupportedBy);

    private static IEnumerable<double> NumbersIn(JsonElement facts) =>
        facts.ValueKind switch
        {
            JsonValueKind.Number => [facts.GetDouble()],
            JsonValueKind.String => In(facts.GetString()!),
            JsonValueKind.Array => facts.EnumerateArray().SelectMany(NumbersIn).Append(facts.GetArrayLength()),
            JsonValueKind.Object => facts.EnumerateObject().SelectMany(fact => NumbersIn(fact.Value)),
            _ => [],
        };

    private static IEnumerable<double> In(string text) => Lint.Numbers.In(new PlainText(text)).Select(said => (said.Least + said.Most) / 2);
}
