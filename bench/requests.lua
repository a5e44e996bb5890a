-- usage: wrk -s requests.lua <address> -- <kind> <articles> <token>
local kind, articles, token, worker

local function syllable(n)
    local consonant, vowel = 1 + n % 16, 1 + math.floor(n / 16) % 5
    return ("bdfghklmnprstvwz"):sub(consonant, consonant) .. ("aeiou"):sub(vowel, vowel)
end

-- As bench/load.sql makes them; those that everybody uses are searched for by nobody.
local function word()
    local n = math.random(300, 19999)
    return syllable(n % 80) .. syllable(math.floor(n / 80) % 80) .. syllable(math.floor(n / 6400) % 80)
end

function setup(thread) worker = (worker or 0) + 1; thread:set("seed", worker) end

function init(args)
    kind, articles, token = args[1], tonumber(args[2]), args[3]
    math.randomseed(seed * 7919 + os.time())
end

local turn = 0

-- Any article; or, to fill the cache, one after the other, each thread those of its own.
local function article()
    if kind:sub(3) ~= "f" then return math.random(articles) end
    turn = turn + 1
    return 1 + (2 * turn + seed) % articles
end

-- As bench/load.sql makes them.
local function id()
    local n = article()
    local minute = 1767225600000 - n * 60000
    return string.format("%08x-%04x-7005-8000-%012x", math.floor(minute / 65536), minute % 65536, n)
end

local paths = {
    R1 = function() return "/api/v1/articles/" .. id() end,
    R2 = function() return "/api/v1/articles/by-slug/story-" .. article() .. "?include=quotes,citations" end,
    R3 = function() return "/api/v1/articles?limit=20" end,
    R4 = function()
        return "/api/v1/articles?section=section-" .. math.random(12)
            .. "&publishedAt[gte]=2025-11-01T00:00:00Z&publishedAt[lt]=2025-12-01T00:00:00Z&limit=20&page=3&count=true"
    end,
    R5 = function() return "/api/v1/articles?q=" .. word() end,
    R6 = function() return "/api/v1/articles/" .. id() .. "/comments?order=newest" end,
}

local writes = 0

local function write(method, path, type, body)
    return wrk.format(method, path,
        { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = type, ["If-Match"] = method == "PATCH" and "*" or nil }, body)
end

function request()
    writes = writes + 1
    if kind == "W1" then
        return write("POST", "/api/v1/desk/articles", "application/json",
            string.format('{"type":"news","section":"section-1","language":"en-GB","headline":"Draft %d-%d-%d","body":"%s"}',
                seed, writes, math.random(1e9), string.rep("The ferry runs again. ", 40)))
    elseif kind == "W2" then
        return write("PATCH", "/api/v1/desk/articles/" .. id(), "application/merge-patch+json",
            string.format('{"headline":"Headline %d-%d"}', seed, writes))
    end
    -- A bare handler (B) does not look at what is asked, but putting that together is work of this program's, the same for both.
    local path = paths[kind:sub(1, 2):gsub("B", "R")]
    local headers = kind:sub(3) == "u" and { ["Cache-Control"] = "no-cache" } or nil
    return wrk.format("GET", path and path() or "/", headers)
end

function done(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format("RESULT %s %.0f %.2f %.2f %d\n", kind or "?", summary.requests / (summary.duration / 1e6),
        latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
