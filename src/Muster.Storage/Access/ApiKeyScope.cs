// What an API key opens, and how its tokens begin.
namespace Muster.Storage.Access;

public static class ApiKeyScope
{
    /// <summary>Creates, renews, resolves and reads alerts, and silences those that it sent; nothing else.</summary>
    public const string Intake = "intake";

    /// <summary>Everything that the person whom it stands for may do.</summary>
    public const string Api = "api";

    /// <summary>Takes the steps of runs that wait for the runner of the key's name; nothing else.</summary>
    public const string Runner = "runner";

    internal static readonly string[] All = [Intake, Api, Runner];

    internal static string? PrefixOf(string scope) =>
        scope switch
        {
            Intake => "mstr_ik_",
            Api => "mstr_api_",
            Runner => "mstr_run_",
            _ => null,
        };
}
