// The answers to the severity guide as they stand in an address: down=yes&workaround=no&feels=everybody.
using Microsoft.AspNetCore.Http;
using Muster.Core.Incidents;

namespace Muster.Server.Incidents;

internal static class GuideQuery
{
    /// <summary>Null unless all three questions are answered.</summary>
    public static SeverityGuide? Read(IQueryCollection query) =>
        YesNo(query["down"]) is { } down && YesNo(query["workaround"]) is { } workaround && Feels(query["feels"]) is { } feels
            ? new(down, workaround, feels)
            : null;

    private static bool? YesNo(string? said) =>
        said switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };

    private static WhoFeelsIt? Feels(string? said) =>
        said switch
        {
            "everybody" => WhoFeelsIt.Everybody,
            "some" => WhoFeelsIt.Some,
            "us" => WhoFeelsIt.Us,
            _ => null,
        };
}
