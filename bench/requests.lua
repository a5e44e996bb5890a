-- usage: wrk -s requests.lua <address> -- <kind> <articles> <token>
local kind, articles, token, worker
local words = { "harbour", "council", "ferry", "storm", "budget", "school", "river", "bridge", "market", "police" }

function setup(thread) worker = (worker or 0) + 1; thread:set("seed", worker) end

function init(args)
    kind, articles, token = args[1], tonumber(args[2]), args[3]
    math.randomseed(seed * 7919)
end

local function id() return string.format("01900005-0000-7000-8000-%012x", math.random(articles)) end

local paths = {
    R1 = function() return "/api/v1/articles/" .. id() end,
    R2 = function() return "/api/v1/articles/by-slug/story-" .. math.random(articles) .. "?include=quotes,citations" end,
    R3 = function() return "/api/v1/articles?limit=20" end,
    R4 = function()
        return "/api/v1/articles?section=section-" .. math.random(12)
            .. "&publishedAt[gte]=2025-01-01T00:00:00Z&limit=20&page=3&count=true"
    end,
    R5 = function() return "/api/v1/articles?q=%22" .. words[math.random(10)] .. "+" .. words[math.random(10)] .. "%22" end,
    R6 = function() return "/api/v1/articles/" .. id() .. "/comments?order=newest" end,
}

local drafts = 0

function request()
    if kind == "W1" then
        drafts = drafts + 1
        return wrk.format("POST", "/api/v1/desk/articles",
            { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" },
            string.format('{"type":"news","section":"section-1","language":"en-GB","headline":"Draft %d-%d-%d","body":"%s"}',
                seed, drafts, math.random(1e9), string.rep("The ferry runs again. ", 40)))
    end
    local path = paths[kind:sub(1, 2)]
    local headers = kind:sub(3) == "u" and { ["Cache-Control"] = "no-cache" } or nil
    return wrk.format("GET", path and path() or "/", headers)
end

function done(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format("RESULT %s %.0f %.2f %.2f %d\n", kind or "?", summary.requests / (summary.duration / 1e6),
        latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
