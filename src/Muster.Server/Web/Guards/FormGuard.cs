// Tells people from programs where strangers may send a form: by its stamp, and by a field that only programs fill in.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Guards;

/// <summary>Another for each form: the stamp of one is none of another.</summary>
/// <param name="secret">Signs the stamps; the same on every node.</param>
public sealed class FormGuard(byte[] secret, TimeProvider clock)
{
    public const string StampField = "stamp";

    /// <summary>A field that no person sees and every program fills in.</summary>
    public const string Trap = "website";

    /// <summary>A new stamp, for one showing of the form.</summary>
    public string Stamp() => FormStamp.New(clock.GetUtcNow()).Sign(secret);

    /// <summary>Why no person may have sent it; null when one did.</summary>
    public FormDoubt? Doubt(IFormCollection fields, out FormStamp? stamp)
    {
        ArgumentNullException.ThrowIfNull(fields);
        bool isSigned = FormStamp.TryRead(fields[StampField].ToString(), secret, out stamp);
        TimeSpan? age = clock.GetUtcNow() - stamp?.MadeAt;
        return fields[Trap].ToString().Length > 0 ? FormDoubt.Trap
            : !isSigned ? FormDoubt.Unsigned
            : age < FormStamp.TooQuick ? FormDoubt.Quick
            : age > FormStamp.TooOld ? FormDoubt.Old
            : null;
    }

    /// <summary>The stamp of the form when it is shown again: whoever was too quick waits a moment and presses the same button.</summary>
    public string Again(FormDoubt? doubt, FormStamp? stamp) => doubt == FormDoubt.Quick && stamp is not null ? stamp.Sign(secret) : Stamp();
}
