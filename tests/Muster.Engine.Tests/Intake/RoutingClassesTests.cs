// The class of an alert depends on the labels that routes look at, and on nothing else.
using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Muster.Engine.Intake;

namespace Muster.Engine.Tests.Intake;

public sealed class RoutingClassesTests
{
    private static readonly string[] Looked = ["alertname", "job", "severity"];

    private static readonly string[] Names = ["alertname", "cluster", "instance", "job", "severity", "zone"];
    private static readonly string[] Values = ["a", "b", "a:b", "x,y", "{}", "a\"b", "a\\", "\\\"", "é"];

    private static readonly Gen<ImmutableSortedDictionary<string, string>> Labels = Gen.Select(
            Gen.Int[0, Names.Length - 1].Select(at => Names[at]),
            Gen.Int[0, Values.Length - 1].Select(at => Values[at])
        )
        .Array[0, 6]
        .Select(labels =>
            labels
                .DistinctBy(label => label.Item1, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(label => label.Item1, label => label.Item2, StringComparer.Ordinal)
        );

    [Fact]
    public void Two_label_sets_are_of_one_class_exactly_when_they_agree_in_the_labels_that_are_looked_at()
    {
        RoutingClasses classes = new();
        classes.Look(Looked);
        Gen.Select(Labels, Labels)
            .Sample(
                (one, other) => Agree(one, other) == (classes.Of("key", Canonical(one)) == classes.Of("key", Canonical(other))),
                iter: 20_000
            );
    }

    [Fact]
    public void Each_sender_has_classes_of_its_own()
    {
        RoutingClasses classes = new();
        byte[] labels = Encoding.UTF8.GetBytes("{\"alertname\":\"Down\"}");

        Assert.NotEqual(classes.Of("one", labels), classes.Of("other", labels));
        Assert.Equal(classes.Of("one", labels), classes.Of("one", labels));
    }

    private static bool Agree(ImmutableSortedDictionary<string, string> one, ImmutableSortedDictionary<string, string> other) =>
        Looked.All(name => one.GetValueOrDefault(name) == other.GetValueOrDefault(name));

    /// <summary>As the parsers write it: nothing is escaped that need not be.</summary>
    private static byte[] Canonical(ImmutableSortedDictionary<string, string> labels) =>
        Encoding.UTF8.GetBytes("{" + string.Join(',', labels.Select(label => $"\"{label.Key}\":\"{Escaped(label.Value)}\"")) + "}");

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
