// The numbers that the record knows.
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Muster.Core.Wording;

namespace Muster.Core.Communications.Lint;

/// <summary>Numbers as they are, those in sentences, and how many a list has.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Facts(ImmutableArray<double> Numbers)
{
    /// <summary>The numbers of a sentence, those that are written as words too.</summary>
    public static IEnumerable<double> In(string sentence) =>
        Lint.Numbers.In(new PlainText(sentence)).Select(said => (said.Least + said.Most) / 2);

    internal bool Support(SaidNumber said) => Numbers.Any(said.IsSupportedBy);
}
