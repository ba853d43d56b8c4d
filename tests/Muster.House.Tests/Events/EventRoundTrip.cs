// An event survives being written as JSON and read back: the same type, and nothing lost.
using System.Text.Json;
using Xunit.Sdk;

namespace Muster.House.Tests.Events;

public static class EventRoundTrip
{
    /// <summary><paramref name="write"/> makes the text of an event, <paramref name="read"/> the event of a stable name and a text.</summary>
    public static IEnumerable<string> Breaches(EventFamily family, Func<object, string> write, Func<string, string, object> read) =>
        from named in family.Named
        let loss = Loss(named.Name, Samples.Of(named.Type), write, read)
        where loss is not null
        select $"{family}.{named.Type.Name} does not survive JSON: {loss}";

    private static string? Loss(string name, object happened, Func<object, string> write, Func<string, string, object> read)
    {
        try
        {
            string text = write(happened);
            object back = read(name, text);
            if (back.GetType() != happened.GetType())
            {
                return $"it came back as {back.GetType().Name}.";
            }

            Assert.Equivalent(happened, back, strict: true);
            return write(back) == text ? null : "its second text differs from its first.";
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException or EquivalentException or InvalidOperationException)
        {
            return wrong.Message;
        }
    }
}
