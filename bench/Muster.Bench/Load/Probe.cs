// One alert that makes a group of its own and must page at once.
using System.Text;

namespace Muster.Bench.Load;

public static class Probe
{
    /// <summary>What stands before the number in the alert's name.</summary>
    public const string Mark = "Probe-";

    /// <summary>So many digits stand behind it.</summary>
    public const int Digits = 6;

    /// <summary>So many people take turns to be paged: whoever gets many pages at once hears of some of them later, in a digest.</summary>
    public const int People = 200;

    /// <summary>The service of a probe; each has a person of its own.</summary>
    public static string ServiceOf(int number) => $"bench-probe-{number % People:000}";

    /// <summary>A whole request.</summary>
    public static byte[] Request(Door door, int number)
    {
        ArgumentNullException.ThrowIfNull(door);
        string body =
            $"[{{\"labels\":{{\"alertname\":\"{Mark}{number:000000}\",\"service\":\"{ServiceOf(number)}\",\"severity\":\"critical\"}},"
            + "\"annotations\":{\"summary\":\"A probe\"}}]";
        return Encoding.ASCII.GetBytes(door.Head(body.Length) + body);
    }
}
