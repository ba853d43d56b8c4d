// What came before is known by its bytes alone: not what had to make room, not what has its hash, and as it was kept where that is not as it came.
using System.Buffers;
using System.IO.Hashing;
using System.Text;
using Muster.Engine.Intake;
using Muster.Server.Intake.Alertmanager;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Tests.Intake;

public sealed class SeenTextsTests
{
    /// <summary>As many as <see cref="SeenTexts"/> has; two that differ in the last bit give way to each other.</summary>
    private const ulong Places = 1 << 14;

    [Fact]
    public void What_gave_way_is_not_known_and_what_stands_in_its_place_is_not_taken_for_it()
    {
        SeenTexts seen = new();
        byte[][] rivals = [.. Texts().Where(text => (XxHash3.HashToUInt64(text) % Places) >> 1 == 7).Take(8)];
        for (int number = 0; number < rivals.Length; number++)
        {
            KeepTwice(seen, rivals[number], (ulong)number);
        }

        SeenText?[] found = [.. rivals.Select(text => seen.Find(text, out _))];
        Assert.InRange(found.Count(one => one is not null), 1, 2);
        Assert.All(
            found.Index().Where(one => one.Item is not null),
            one =>
            {
                Assert.Equal(rivals[one.Index], one.Item!.Came);
                Assert.Equal((ulong)one.Index, one.Item.Hash);
            }
        );
    }

    [Fact]
    public void Two_texts_with_one_hash_are_two_texts()
    {
        SeenTexts seen = new();
        byte[] one = "{\"a\":\"1\"}"u8.ToArray();
        byte[] other = "{\"a\":\"2\"}"u8.ToArray();
        seen.Find(other, out ulong hash);

        // As if the first had the hash of the second, which nobody can be kept from arranging.
        seen.Keep(hash, one, one, 1);
        seen.Keep(hash, one, one, 1);
        Assert.Null(seen.Find(other, out _));

        seen.Keep(hash, other, other, 2);
        Assert.Equal(2UL, seen.Find(other, out _)!.Hash);
    }

    /// <summary>Escapes that need not be are written otherwise in the log, and a link's escapes are gone there.</summary>
    [Fact]
    public void What_is_kept_otherwise_than_it_came_is_read_as_it_was_kept()
    {
        const string annotations = """{"s":"kept otherwise \u0026 \u003c than it came"}""";
        const string url = "\"http://p/graph?kept=otherwise\\u0026than=it+came\"";
        byte[] body = Encoding.UTF8.GetBytes($$"""[{"labels":{"a":"b"},"annotations":{{annotations}},"generatorURL":{{url}}}]""");

        (string, string)[] read = [.. Enumerable.Range(0, 4).Select(_ => Read(body))];

        Assert.NotNull(SeenTexts.OfAnnotations.Find(Encoding.UTF8.GetBytes(annotations), out _));
        Assert.NotNull(SeenTexts.OfUrls.Find(Encoding.UTF8.GetBytes(url), out _));
        Assert.All(
            read,
            one => Assert.Equal(("""{"s":"kept otherwise & < than it came"}""", "http://p/graph?kept=otherwise&than=it+came"), one)
        );
    }

    private static IEnumerable<byte[]> Texts()
    {
        for (int number = 0; ; number++)
        {
            yield return Encoding.UTF8.GetBytes($"{{\"number\":\"{number}\"}}");
        }
    }

    private static void KeepTwice(SeenTexts seen, byte[] text, ulong meaning)
    {
        for (int time = 0; time < 2; time++)
        {
            seen.Find(text, out ulong hash);
            seen.Keep(hash, text, text, meaning);
        }
    }

    private static (string Annotations, string Url) Read(byte[] body)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(body.Length);
        body.CopyTo(buffer, 0);
        using FrameReading read = AlertListParser.Parse("ci", new IntakeBody(buffer, body.Length, 200, ""));
        SignalFrame frame = Assert.Single(read.Signals.All.ToArray());
        return (Encoding.UTF8.GetString(read.Signals.Of(frame.Annotations)), Encoding.UTF8.GetString(read.Signals.Of(frame.Url)));
    }
}
