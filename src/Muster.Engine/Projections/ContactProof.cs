// That pages reach a person by one of their contact methods: they answered one that was sent there.
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

/// <summary><see cref="At"/> is the latest answer; <see cref="Page"/> is what they answered.</summary>
public sealed record ContactProof(PersonId Person, string Channel, string Address, PageId Page, DateTimeOffset At)
{
    /// <summary>The id of the row. Addresses may be long and hold anything: their hash stands for them.</summary>
    public static string IdOf(PersonId person, string channel, string address) =>
        $"{person}/{channel}/{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(address)))[..16]}";
}
