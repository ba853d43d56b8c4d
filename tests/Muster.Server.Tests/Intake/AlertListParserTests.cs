// Reading the list that Prometheus posts: the good alerts beside the bad, and every kind of bad input.
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Muster.Core.Alerts;
using Muster.Engine.Intake;
using Muster.Server.Intake.Alertmanager;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Tests.Intake;

public sealed class AlertListParserTests
{
    [Fact]
    public void A_prometheus_alert_becomes_a_signal()
    {
        Reading read = Parse(
            """
            [{"labels":{"alertname":"Down","job":"api","empty":""},"annotations":{"summary":"gone"},
              "startsAt":"2026-11-23T02:55:00.123456789Z","endsAt":"2026-11-23T04:00:00+01:00","generatorURL":"http://prometheus/graph?g0=1"}]
            """
        );

        Signal signal = Assert.Single(read.Signals);
        Assert.Equal(LabelSet.Of(("alertname", "Down"), ("job", "api")), signal.Labels);
        Assert.Equal(Fingerprints.Of(LabelSet.Of(("alertname", "Down"), ("job", "api"))), signal.Fingerprint);
        Assert.Equal("gone", signal.Annotations["summary"]);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 2, 55, 0, 123, TimeSpan.Zero), signal.StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero), signal.EndsAt);
        Assert.Equal("http://prometheus/graph?g0=1", signal.GeneratorUrl);
        Assert.Equal(("prometheus", "ci", false), (signal.Door, signal.Key, signal.Resolved));
    }

    [Theory]
    [InlineData("""{"labels":{"alertname":7}}""", "in its labels the value of 'alertname' is a number, not a text")]
    [InlineData("""{"labels":{"alertname":true}}""", "in its labels the value of 'alertname' is a true or false, not a text")]
    [InlineData("""{"labels":{"alertname":{"a":["b"]}}}""", "in its labels the value of 'alertname' is an object, not a text")]
    [InlineData("""{"labels":{"alertname":1e400}}""", "in its labels the value of 'alertname' is a number, not a text")]
    [InlineData("""{"labels":["alertname"]}""", "its labels are a list, not an object")]
    [InlineData("""{"labels":{}}""", "it has no label with a value")]
    [InlineData("""{"labels":{"alertname":""}}""", "it has no label with a value")]
    [InlineData("""{"annotations":{"a":"b"}}""", "it has no label with a value")]
    [InlineData("""{"labels":{"":"x"}}""", "a label has no name")]
    [InlineData("""{"labels":{"a":"b"},"startsAt":"yesterday"}""", "its startsAt 'yesterday' is no time such as 2026-11-23T02:55:00Z")]
    [InlineData(
        """{"labels":{"a":"b"},"startsAt":"2026-02-30T00:00:00Z"}""",
        "its startsAt '2026-02-30T00:00:00Z' is no time such as 2026-11-23T02:55:00Z"
    )]
    [InlineData(
        """{"labels":{"a":"b"},"startsAt":"2026-11-23T02:55:00"}""",
        "its startsAt '2026-11-23T02:55:00' is no time such as 2026-11-23T02:55:00Z"
    )]
    [InlineData("""{"labels":{"a":"b"},"endsAt":1700000000}""", "its endsAt is a number, not a text")]
    [InlineData("""{"labels":{"a":"b"},"startsAt":"2026-11-23T02:55:00Z","endsAt":"2026-11-23T02:54:00Z"}""", "it ends before it starts")]
    [InlineData("""7""", "it is a number, not an object")]
    [InlineData("""[[]]""", "it is a list, not an object")]
    public void The_good_alerts_beside_a_bad_one_are_kept_and_the_bad_one_is_named(string bad, string why)
    {
        Reading read = Parse($$$"""[{"labels":{"alertname":"First"}},{{{bad}}},{"labels":{"alertname":"Third"}}]""");

        Assert.Equal(["First", "Third"], read.Signals.Select(signal => signal.Labels["alertname"]));
        Assert.Equal(new BadSignal(1, why), Assert.Single(read.Bad));
        Assert.Equal($"1 of 3 alerts cannot be taken. The other 2 are kept. alert 1: {why}.", read.Complaint());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"alerts\"")]
    [InlineData("""[{"labels":{"alertname":"Cut"}""")]
    [InlineData("""[{"labels":{"alertname":"Trailing"}}] x""")]
    [InlineData("""[{"labels":{"alertname":"Comma"}},]""")]
    [InlineData("""[{"labels":{'alertname':"Quotes"}}]""")]
    public void A_body_that_is_no_json_list_has_no_alerts(string body)
    {
        Reading read = Parse(body);

        Assert.NotNull(read.Malformed);
        Assert.Empty(read.Signals);
    }

    [Fact]
    public void Nesting_of_a_hundred_thousand_levels_is_a_bad_alert_and_costs_nothing()
    {
        string deep = new string('[', 100_000) + new string(']', 100_000);

        Assert.Equal("it is a list, not an object", Assert.Single(Parse(deep).Bad).Why);
        Reading read = Parse("""[{"labels":{"a":"1"}},{"labels":{"a":"2"},"x":""" + deep + """},{"labels":{"a":"3"}}]""");
        Assert.Equal(new BadSignal(1, "it is nested deeper than 32 levels"), Assert.Single(read.Bad));
        Assert.Equal(["1", "3"], read.Signals.Select(signal => signal.Labels["a"]));
        Assert.NotNull(Parse(new string('[', 100_000)).Malformed);
    }

    [Fact]
    public void Absurd_times_and_unknown_fields_are_taken()
    {
        Reading read = Parse(
            """
            [{"labels":{"a":"1"},"startsAt":"0001-01-01T00:00:00.000Z","endsAt":"9999-12-31T23:59:59Z","status":{"state":"active"},"fingerprint":"x","receivers":[1]},
             {"labels":{"a":"2"},"startsAt":null,"endsAt":"","annotations":null,"generatorURL":null}]
            """
        );

        Assert.Empty(read.Bad);
        Assert.Equal([null, null], read.Signals.Select(signal => signal.StartsAt));
        Assert.Equal(9999, read.Signals[0].EndsAt!.Value.Year);
        Assert.Null(read.Signals[1].EndsAt);
    }

    [Fact]
    public void A_label_that_comes_twice_counts_by_its_last_value_as_in_every_decoder()
    {
        Reading read = Parse("""[{"labels":{"a":"first","a":"last"},"labels":{"b":"c"}}]""");

        Assert.Equal(LabelSet.Of(("a", "last"), ("b", "c")), Assert.Single(read.Signals).Labels);
    }

    [Fact]
    public void Poisoned_texts_are_cleaned_and_cost_no_alert()
    {
        byte[] invalidUtf8 = [.. "[{\"labels\":{\"a\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}}]"u8];
        Reading read = Parse("""[{"labels":{"a":"x\u0000\ud800y\u202Ez\u001b[31m"},"annotations":{"s":"one\r\ntwo\\\"\u00e9"}}]""");

        Assert.Equal("x\uFFFDyz[31m", Assert.Single(read.Signals).Labels["a"]);
        Assert.Equal("one\ntwo\\\"é", read.Signals[0].Annotations["s"]);
        Assert.Equal("\uFFFD(\uFFFD", Assert.Single(Parse(invalidUtf8).Signals).Labels["a"]);
        byte[] inAnnotation =
        [
            .. "[{\"labels\":{\"a\":\"b\"},\"annotations\":{\"s\":\"\\n"u8,
            0xC3,
            0x28,
            0xFF,
            .. "\"}},{\"labels\":{\"a\":\"c\"}}]"u8,
        ];
        Assert.Equal("\n\uFFFD(\uFFFD", Parse(inAnnotation).Signals[0].Annotations["s"]);
        Assert.Equal(2, Parse(inAnnotation).Signals.Length);
    }

    [Fact]
    public void A_label_beyond_the_limit_is_refused_and_not_cut_and_an_annotation_is_cut()
    {
        string huge = new('x', 1_000_000);
        Reading read = Parse(
            $$$"""[{"labels":{"a":"{{{huge}}}"}},{"labels":{"{{{huge}}}":"b"}},{"labels":{"a":"b"},"annotations":{"s":"{{{huge}}}"}}]"""
        );

        Assert.Equal([0, 1], read.Bad.Select(bad => bad.Index));
        Assert.All(read.Bad, bad => Assert.InRange(bad.Why.Length, 10, 200));
        Assert.InRange(Assert.Single(read.Signals).Annotations["s"].Length, 1000, 6 * 1024);
    }

    [Fact]
    public void A_hundred_thousand_labels_are_one_bad_alert()
    {
        string many = string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"\"l{number}\":\"v\""));
        Reading read = Parse($$$"""[{"labels":{ {{{many}}} }},{"labels":{"a":"b"}}]""");

        Assert.Equal(0, Assert.Single(read.Bad).Index);
        Assert.Single(read.Signals);
    }

    [Fact]
    public void Too_many_alerts_in_one_request_are_refused_whole()
    {
        Reading read = Parse("[" + string.Join(',', Enumerable.Repeat("""{"labels":{"a":"b"}}""", 10_001)) + "]");

        Assert.True(read.IsTooMany);
        Assert.Empty(read.Signals);
    }

    [Theory]
    [InlineData("""{"labels":{"alertname":"Down","job":"api"}}""")]
    [InlineData("""{"labels":{"a":"b","c":"d"},"annotations":{"s":"one two","t":"<&>'+"},"generatorURL":"http://p/graph?g0=1"}""")]
    [InlineData(
        """{"annotations":{},"labels":{"A":"1","a":"2","aa":"~ !"},"startsAt":"2026-02-28T23:59:59Z","endsAt":"2026-03-01T00:00:00.5Z"}"""
    )]
    [InlineData("""{"labels":{"a":"b"},"annotations":null,"generatorURL":null,"startsAt":"0001-01-01T00:00:00Z","endsAt":"","more":3}""")]
    [InlineData("""{"labels":{"a":"b"},"generatorURL":"http://p/graph?g0.expr=a+%3E+1\u0026g0.tab=1\u003c\"\/"}""")]
    [InlineData(
        """{"labels":{"a":"b"},"annotations":{"d":"a\u0026b \u003c 5%\n\t\"c\" \\ \/ \u0041","s":"one two"},"generatorURL":"http://p"}"""
    )]
    [InlineData("""{"annotations":{"d":"\"","e":"\\","f":"plain","g":"\n"},"labels":{"a":"b"}}""")]
    public void An_alert_reads_the_same_whether_it_is_plain_or_not(string plain)
    {
        // A space within the labels is no matter for JSON, and sends the alert the long way.
        using FrameReading fast = Read(Encoding.UTF8.GetBytes($"[{plain}]"));
        using FrameReading slow = Read(
            Encoding.UTF8.GetBytes($"[{plain.Replace("\"labels\":{", "\"labels\":{ ", StringComparison.Ordinal)}]")
        );

        SignalFrame one = Assert.Single(fast.Signals.All.ToArray());
        SignalFrame other = Assert.Single(slow.Signals.All.ToArray());
        Assert.True(one.Labels.At >= 0, "It was not read as a plain one.");
        Assert.True(other.Labels.At < 0, "It was read as a plain one.");
        Assert.Equal(
            fast.Signals.ToSignals("prometheus", "ci")[0] with
            {
                Labels = LabelSet.Empty,
                Annotations = LabelSet.Empty,
            },
            slow.Signals.ToSignals("prometheus", "ci")[0] with
            {
                Labels = LabelSet.Empty,
                Annotations = LabelSet.Empty,
            }
        );
        Assert.Equal(Text(fast, one.Labels), Text(slow, other.Labels));
        Assert.Equal(Text(fast, one.Annotations), Text(slow, other.Annotations));
        Assert.Equal(Text(fast, one.Url), Text(slow, other.Url));
        Assert.Equal(one.Content, other.Content);
        Assert.Equal(one.IsByLabels, other.IsByLabels);
    }

    [Theory]
    [InlineData("""{"labels":{"b":"1","a":"2"}}""")]
    [InlineData("""{"labels":{"a":"1","a":"2"}}""")]
    [InlineData("""{"labels":{"a":""},"annotations":{"a":"b"}}""")]
    [InlineData("""{"labels":{"a b":"1"}}""")]
    [InlineData("""{"labels":{"a":"x\u0041"}}""")]
    [InlineData("""{"labels":{"a":"é"}}""")]
    [InlineData("""{"labels":{"a":1}}""")]
    [InlineData("""{"labels":{"a":"b"},"labels":{"c":"d"}}""")]
    [InlineData("""{"labels":{"a":"b"},"annotations":{"z":"1","y":"2"}}""")]
    [InlineData("""{"labels":{"a":"b"},"startsAt":"2026-02-29T00:00:00Z"}""")]
    [InlineData("""{"labels":{"a":"b"},"startsAt":"2026-02-28T00:00:00+01:00"}""")]
    [InlineData("""{"labels":{"a":"b"},"startsAt":"2026-02-28T00:00:01Z","endsAt":"2026-02-28T00:00:00Z"}""")]
    [InlineData("""{"labels":{"a":"b"},"x":{"y":1}}""")]
    [InlineData("""{"labels":{"a":"b"},"generatorURL":"http://a b"}""")]
    [InlineData("""{"labels":{"a":"b"},"generatorURL":"http://a\ud800"}""")]
    [InlineData("""{"labels":{"a":"b"},"generatorURL":"http://a\nb"}""")]
    [InlineData("""{"labels":{"a":"b"},"annotations":{"s":"\u00e9"}}""")]
    [InlineData("""{"labels":{"a":"b"},"annotations":{"s":"a\rb"}}""")]
    [InlineData("""{"labels":{"a":"b"},"annotations":{"s":"\u0000"}}""")]
    [InlineData("""{"labels":{"a":"b"},"annotations":{"s":"\ud800"}}""")]
    [InlineData("""{"labels":{"a":"b"},"annotations":{"s\n":"a"}}""")]
    [InlineData("""{"labels":{"a":"b"},"annotations":{"s":"a\nb","r":"a"}}""")]
    [InlineData("""{"labels":{"a":"b"},"annotations":{"s":"a\nb","t":""}}""")]
    [InlineData("""{"labels":{"a":"b"},"annotations":{"s":"a\nb","t":7}}""")]
    [InlineData("""7""")]
    public void What_is_not_plain_goes_the_long_way(string alert)
    {
        using FrameReading read = Read(Encoding.UTF8.GetBytes($"[{alert}]"));
        Assert.All(read.Signals.All.ToArray(), frame => Assert.True(frame.Labels.At < 0));
    }

    [Fact]
    public void What_came_before_reads_as_it_did_the_first_time()
    {
        // Braces, quotes and what ends an object within a text: what is found by its end must not be cut short.
        Gen<string> text = Gen.OneOf(Of("ab}{,'", 8), Of("ab}{,'", 8), Of("ab\"}{\\,<&\n\té ", 8));
        Gen<Dictionary<string, string>> texts = Gen.Dictionary(Of("abc}{", 2), text)[1, 3];
        Gen.Select(texts, texts, text, Gen.Bool)
            .Sample(
                (labels, annotations, url, isRelaxed) =>
                {
                    byte[] body = JsonSerializer.SerializeToUtf8Bytes(
                        new[]
                        {
                            new
                            {
                                annotations = new SortedDictionary<string, string>(annotations, StringComparer.Ordinal),
                                generatorURL = url,
                                labels = new SortedDictionary<string, string>(labels, StringComparer.Ordinal),
                                startsAt = "2026-11-23T02:55:00Z",
                            },
                        },
                        isRelaxed ? Relaxed : JsonSerializerOptions.Default
                    );
                    string first = Told(body);
                    Assert.Equal((first, first), (Told(body), Told(body)));
                    // A space after the comma is no matter for JSON, and none of the pieces is then where a machine would put it.
                    Assert.Equal(
                        first,
                        Told(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("\":", "\" : ", StringComparison.Ordinal)))
                    );
                },
                iter: 3000
            );
    }

    [Fact]
    public void A_text_is_kept_when_it_comes_the_second_time_and_found_to_the_last_byte()
    {
        SeenTexts seen = new();
        byte[] came = Encoding.UTF8.GetBytes("""{"a":"b"}""");
        Assert.Null(seen.Find(came, out ulong hash));
        seen.Keep(hash, came, came, 7);
        Assert.Null(seen.Find(came, out _));
        seen.Keep(hash, came, came, 7);
        Assert.Equal((7UL, null), (seen.Find(came, out _)!.Hash, seen.Find(came, out _)!.Kept));
        Assert.Null(seen.Find("""{"a":"c"}"""u8, out _));
    }

    [Theory]
    [InlineData("""{"a":"b"},"c":"d"}""", 9)]
    [InlineData("""{"a":"\"}"} and so on""", 11)]
    [InlineData("""{"a":"}"}""", 7)]
    [InlineData("""{"a":"b" }""", 0)]
    [InlineData("\"}", 0)]
    [InlineData("", 0)]
    public void Where_a_text_may_end_is_seen_without_reading_it(string json, int length) =>
        Assert.Equal(length, SeenTexts.LengthOf(Encoding.UTF8.GetBytes(json), "\"}"u8));

    [Fact]
    public void A_text_without_an_end_is_not_looked_through()
    {
        byte[] endless = Encoding.UTF8.GetBytes(new string('a', 5000) + "\"}");
        Assert.Equal(0, SeenTexts.LengthOf(endless, "\"}"u8));
    }

    private static Gen<string> Of(string letters, int most) => Gen.Char[letters].Array[1, most].Select(some => new string(some));

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All that is made of a body, in words.</summary>
    private static string Told(byte[] body)
    {
        using FrameReading read = Read(body);
        return string.Join(
            '\n',
            read.Signals.All.ToArray()
                .Select(frame =>
                    $"{frame.Fingerprint} {Text(read, frame.Labels)} {Text(read, frame.Annotations)} {Text(read, frame.Url)} {frame.Times} {frame.Content}"
                )
                .Concat(read.Bad.Select(bad => bad.ToString()))
                .Append(read.Malformed)
        );
    }

    private static string Text(FrameReading read, Slice slice) => Encoding.UTF8.GetString(read.Signals.Of(slice));

    private static FrameReading Read(byte[] body)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(body.Length);
        body.CopyTo(buffer, 0);
        return AlertListParser.Parse("ci", new IntakeBody(buffer, body.Length, 200, ""));
    }

    private static Reading Parse(string body) => Parse(Encoding.UTF8.GetBytes(body));

    private static Reading Parse(byte[] body)
    {
        using FrameReading read = Read(body);
        return read.Malformed is null
            ? new(read.Signals.ToSignals(AlertListParser.Door, "ci"), read.Bad)
            : new([], [], read.Malformed, read.IsTooMany);
    }
}
