package main

import (
	"go.yaml.in/yaml/v4"

	"github.com/siderolabs/talos/pkg/machinery/resources/network"
)

func decodePlatformConfig(text []byte) error {
	return yaml.Unmarshal(text, &network.PlatformConfigSpec{})
}
