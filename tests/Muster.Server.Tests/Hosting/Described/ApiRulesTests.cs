// The rules of the API's description refuse a document that breaks them.
using System.Text.Json;

namespace Muster.Server.Tests.Hosting.Described;

public sealed class ApiRulesTests
{
    private static readonly JsonElement Bad = JsonDocument
        .Parse(
            """
            {
              "paths": {
                "/api/v1/lamps/{id}": {
                  "put": {
                    "operationId": "Light",
                    "parameters": [
                      { "name": "id", "in": "path", "schema": { "type": "string" } },
                      { "name": "If-Match", "in": "header", "schema": { "type": "string" } }
                    ],
                    "requestBody": { "content": {} },
                    "responses": { "200": { "description": "OK" }, "409": { "description": "Conflict" } },
                    "security": [ { "spell": [] } ]
                  },
                  "get": { "operationId": "Light", "responses": {} },
                  "post": { "tags": ["Lamps"], "responses": {} }
                }
              },
              "components": {
                "schemas": { "Lamp": { "type": "object", "properties": { "bulb": {}, "parts": { "type": "array", "items": { "type": "object" } } } } },
                "securitySchemes": { "key": {} }
              }
            }
            """
        )
        .RootElement;

    [Theory]
    [InlineData("are both named Light")]
    [InlineData("PUT /api/v1/lamps/{id} has no summary")]
    [InlineData("GET /api/v1/lamps/{id} has no tag")]
    [InlineData("POST /api/v1/lamps/{id} has the tag 'Lamps', which ApiReference does not describe")]
    [InlineData("POST /api/v1/lamps/{id} has no operationId")]
    [InlineData("PUT /api/v1/lamps/{id} takes a body that is not described")]
    [InlineData("PUT /api/v1/lamps/{id} says nothing of what it answers")]
    [InlineData("GET /api/v1/lamps/{id} says nothing of how it succeeds")]
    [InlineData("PUT /api/v1/lamps/{id} refuses with 409 and says no code")]
    [InlineData("PUT /api/v1/lamps/{id} names a thing in its path, and does not say that it can answer 404")]
    [InlineData("PUT /api/v1/lamps/{id} takes If-Match, and does not say that it can answer 412")]
    [InlineData("PUT /api/v1/lamps/{id} asks who comes, and does not say that it can answer 401")]
    [InlineData("takes If-Match and no Idempotency-Key")]
    [InlineData("GET /api/v1/lamps/{id} does not say who may ask")]
    [InlineData("PUT /api/v1/lamps/{id} names the way in 'spell'")]
    [InlineData("#/components/schemas/Lamp/properties/bulb is a schema that says nothing")]
    [InlineData("#/components/schemas/Lamp/properties/parts/items is a schema that says nothing")]
    public void A_bad_description_is_refused(string words) =>
        Assert.Contains(
            new[]
            {
                ApiRules.Names,
                ApiRules.Bodies,
                ApiRules.Answers,
                ApiRules.Refusals,
                ApiRules.Headers,
                ApiRules.Security,
                ApiRules.Schemas,
            }.SelectMany(rule => rule(Bad)),
            breach => breach.Contains(words, StringComparison.Ordinal)
        );
}
