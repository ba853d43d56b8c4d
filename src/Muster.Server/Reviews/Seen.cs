// Which text somebody saw when they began to write over it.
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Kernel;

namespace Muster.Server.Reviews;

/// <summary>A short mark of a text. A form carries the one it was rendered with, so that a text that came in between is noticed and not written over.</summary>
internal static class Seen
{
    private const int MarkBytes = 8;

    public static string MarkOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..MarkBytes]);

    /// <summary>
    /// Refuses when the text is neither the marked one nor what shall be written; a form without a mark asks for no check.
    /// </summary>
    public static Rejection? Check(string? mark, string now, string wanted) =>
        string.IsNullOrEmpty(mark) || mark == MarkOf(now) || wanted.Trim() == now ? null : Refusals.ChangedMeanwhile;
}
