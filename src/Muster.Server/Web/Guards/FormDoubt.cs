// Why no person may have sent a form.
namespace Muster.Server.Web.Guards;

public enum FormDoubt
{
    /// <summary>The field that nobody sees was filled in.</summary>
    Trap,

    /// <summary>The stamp is not ours.</summary>
    Unsigned,

    /// <summary>Sent faster than a person reads and types.</summary>
    Quick,

    /// <summary>Open for longer than a person leaves it.</summary>
    Old,
}
