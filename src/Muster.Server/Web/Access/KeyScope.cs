// What an API key opens.
namespace Muster.Server.Web.Access;

public static class KeyScope
{
    /// <summary>Creates, renews, resolves and reads alerts; nothing else.</summary>
    public const string Intake = "intake";

    /// <summary>Everything that the person whom it stands for may do.</summary>
    public const string Api = "api";

    public static bool IsKnown(string? scope) => scope is Intake or Api;
}
