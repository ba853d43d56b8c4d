// Whether the identity of an alert is the one that Prometheus and Alertmanager compute.
using CsCheck;
using Muster.Core.Alerts;

namespace Muster.Core.Tests.Alerts;

public sealed class FingerprintTests
{
    // Source: prometheus/common, model/metric_test.go (testMetric) and model/signature_test.go (TestMetricToFingerprint and its benchmarks).
    public static TheoryData<string, ulong> KnownByPrometheus =>
        new()
        {
            { "", 14695981039346656037 },
            { "first_name=electro;occupation=robot;manufacturer=westinghouse", 5911716720268894962 },
            { "x=y", 8241431561484471700 },
            { "a=bb;b=c", 3016285359649981711 },
            { "a=b;bb=c", 7122421792099404749 },
            { "name=garland, briggs;fear=love is not enough", 5799056148416392346 },
            { "first-label=first-label-value", 5146282821936882169 },
            { "first-label=first-label-value;second-label=second-label-value", 3195800080984914717 },
            { "first-label=first-label-value;second-label=second-label-value;third-label=third-label-value", 13843036195897128121 },
        };

    [Theory]
    [MemberData(nameof(KnownByPrometheus))]
    public void It_is_the_fingerprint_that_prometheus_computes(string labels, ulong expected) =>
        Assert.Equal(expected, Fingerprints.Of(Labels(labels)).Bits);

    [Fact]
    public void Letters_beyond_ascii_are_hashed_as_utf8()
    {
        // FNV-1a over the bytes 61 FF C3 A9 F0 9F 94 A5 FF.
        ulong hash = 14695981039346656037;
        foreach (byte part in new byte[] { 0x61, 0xFF, 0xC3, 0xA9, 0xF0, 0x9F, 0x94, 0xA5, 0xFF })
        {
            hash = unchecked((hash ^ part) * 1099511628211);
        }

        Assert.Equal(hash, Fingerprints.Of(LabelSet.Of(("a", "é🔥"))).Bits);
    }

    [Fact]
    public void The_order_in_which_labels_come_does_not_matter() =>
        Gen.Dictionary(Gen.String[Gen.Char["abc_"], 1, 3], Gen.String[0, 3])[1, 5]
            .SelectMany(pairs => Gen.Shuffle(pairs.ToArray()).Select(shuffled => (pairs, shuffled)))
            .Sample((pairs, shuffled) => Fingerprints.Of(LabelSet.From(pairs)) == Fingerprints.Of(LabelSet.From(shuffled)), iter: 2000);

    [Fact]
    public void A_label_with_an_empty_value_is_no_label() =>
        Assert.Equal(Fingerprints.Of(LabelSet.Of(("a", "b"))), Fingerprints.Of(LabelSet.Of(("a", "b"), ("c", ""))));

    [Fact]
    public void A_deduplication_key_counts_within_its_intake_key()
    {
        Fingerprint one = Fingerprints.OfDedupKey("ci", "disk");
        Assert.Equal(one, Fingerprints.OfDedupKey("ci", "disk"));
        Assert.NotEqual(one, Fingerprints.OfDedupKey("cd", "disk"));
        Assert.NotEqual(Fingerprints.OfDedupKey("a:1", "b"), Fingerprints.OfDedupKey("a", "1:b"));
        Assert.NotEqual(Fingerprints.Of(LabelSet.Of(("ci", "disk"))), one);
    }

    [Fact]
    public void The_text_form_is_sixteen_digits_and_reads_back()
    {
        Fingerprint small = new(0xABC);
        Assert.Equal("0000000000000abc", small.ToString());
        Assert.True(Fingerprint.TryParse("0000000000000abc", out Fingerprint read));
        Assert.Equal(small, read);
        Assert.False(Fingerprint.TryParse("abc", out _));
    }

    private static LabelSet Labels(string text) =>
        LabelSet.Of([.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => (pair.Split('=')[0], pair.Split('=')[1]))]);
}
