// How far an attempt to send came before it failed.
namespace Muster.Engine.Ports;

public enum SendStage
{
    /// <summary>Before anything left: the channel's settings or the address cannot be used.</summary>
    Prepare,

    /// <summary>Finding and reaching the provider.</summary>
    Connect,

    /// <summary>The TLS handshake.</summary>
    Secure,

    /// <summary>The provider's sign-in.</summary>
    SignIn,

    /// <summary>Handing over the message.</summary>
    Send,

    /// <summary>Waiting for, or reading, the provider's answer: the message may have been taken.</summary>
    Answer,
}
