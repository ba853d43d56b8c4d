// The names of fields in answers are those of the requests.
using Muster.Server.Web.Api;

namespace Muster.Server.Tests.Web.Api;

public sealed class FieldNamesTests
{
    [Theory]
    [InlineData("impact_started_at", "impactStartedAt")]
    [InlineData("title", "title")]
    [InlineData("currentAction", "currentAction")]
    [InlineData("services.api.on_call", "services.api.onCall")]
    public void A_field_of_the_rules_is_named_as_in_json(string field, string name) => Assert.Equal(name, FieldNames.InJson(field));
}
